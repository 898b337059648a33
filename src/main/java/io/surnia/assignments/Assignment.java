package io.surnia.assignments;

import io.surnia.customers.CustomerId;
import io.surnia.platform.problem.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
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
        Instant changedAt,
        @Nullable Instant archivedAt) {

    /** Whether it was never owed: its first day is to come, and it is nobody's next version. */
    boolean isUntouched(LocalDate day) {
        return openedOn == null && parent == null && terms.effective().start().isAfter(day);
    }

    /** Refuses terms that would make it something else than what people were asked. */
    void checkChange(Terms changed) {
        if (archivedAt != null) {
            throw Problem.invalidParameter("id", "The assignment is archived and cannot be changed.");
        }
        if (changed.kind() != terms.kind()) {
            throw Problem.invalidParameter("type", "The type of an assignment cannot be changed.");
        }
        if (!Objects.equals(changed.course(), terms.course())) {
            throw Problem.invalidParameter("program_id", "An assignment stays in the programme that made it.");
        }
        if (openedOn != null && !changed.source().equals(terms.source())) {
            throw Problem.invalidParameter(
                    "library_id", "The content of an assignment that has begun cannot be changed; renew it instead.");
        }
        if (openedOn != null && terms.rules().isAnonymous() && !changed.rules().isAnonymous()) {
            throw Problem.invalidParameter(
                    "is_anonymous", "Those whom the survey asks were promised that is_anonymous is true; it stays so.");
        }
    }

    /** Whether it is owed on a day: opened, not ended before it, not archived. */
    public boolean isEffective(LocalDate day) {
        LocalDate end = terms.effective().end();
        return openedOn != null && archivedAt == null && (end == null || !end.isBefore(day));
    }
}
