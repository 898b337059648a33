package io.surnia.assignments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user's assignments by state, each list ordered by id.
 *
 * @param active effective and not done
 * @param pending still to open
 * @param archived done, ended or archived
 */
public record Load(List<Item> active, List<Item> pending, List<Item> archived) {
    /** Nothing at all. */
    public static final Load NONE = new Load(List.of(), List.of(), List.of());

    /**
     * One assignment of the user.
     *
     * @param completedAt null while not done
     */
    public record Item(AssignmentName assignment, @Nullable Instant completedAt) {}
}
