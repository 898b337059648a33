package io.surnia.assignments;

import io.surnia.customers.CustomerId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of some of a customer's people.
 *
 * @param version from 1; a renewal makes the next one
 * @param parent the version before this one
 * @param renewed the version after this one
 * @param openedOn the day on which those whom it targets were enrolled; null while it is pending
 */
public record Assignment(
        AssignmentId id,
        CustomerId customer,
        int version,
        @Nullable AssignmentId parent,
        @Nullable AssignmentId renewed,
        Terms terms,
        @Nullable LocalDate openedOn,
        Instant createdAt,
        @Nullable Instant archivedAt) {

    /** Whether it is owed on a day: opened, not ended before it, not archived. */
    public boolean isEffective(LocalDate day) {
        LocalDate end = terms.effective().end();
        return openedOn != null && archivedAt == null && (end == null || !end.isBefore(day));
    }
}
