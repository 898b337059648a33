package io.surnia.assignments;

import io.surnia.platform.db.Tx;
import java.util.Collection;
import java.util.List;

/** Compares enrollments with what they follow from: who is asked what, and the history of what was done. */
public final class EnrolmentCheck {
    private final EnrolmentCheckStore store = new EnrolmentCheckStore();

    /**
     * What is not as it should be.
     *
     * @param finding what is wrong, as a clause
     */
    public record Finding(Enrollee enrollee, AssignmentId assignment, String finding) {}

    /** Every fault in the enrollments of these people; ask for some hundreds at a time. */
    public List<Finding> of(Tx tx, Collection<Enrollee> people) {
        return store.findings(tx, people);
    }
}
