package io.surnia.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One person of a roster. Texts are as long as their columns allow and hold no control characters.
 *
 * @param line where it stands, from 1, unique within the roster
 * @param manager who answers for the person; null where the roster does not say, which changes nothing
 * @param groups names of groups that the person is in, each once whatever the case of its letters
 */
public record RosterEntry(
        long line,
        String firstName,
        String lastName,
        String email,
        @Nullable ManagerName manager,
        List<String> groups) {
    public RosterEntry {
        groups = List.copyOf(groups);
    }

    /**
     * A manager as a roster names one.
     *
     * @param firstName null, as the last name, where the roster gives the address alone
     */
    public record ManagerName(
            String email,
            @Nullable String firstName,
            @Nullable String lastName) {}
}
