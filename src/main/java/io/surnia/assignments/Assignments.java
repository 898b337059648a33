package io.surnia.assignments;

import io.surnia.customers.CustomerId;
import io.surnia.people.GroupId;
import io.surnia.platform.db.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is asked of a customer's people. Every verb keeps enrollments in step with what it changes. */
public final class Assignments {
    /**
     * Makes an assignment. Where it starts today or earlier, those whom it targets are enrolled at once.
     *
     * @throws io.surnia.platform.problem.Problem for terms that contradict each other and for a target that this
     *     customer does not have
     */
    public AssignmentId create(Tx tx, CustomerId customer, Terms terms, Collection<? extends Target> targets) {
        throw new UnsupportedOperationException();
    }

    /** Asks it of more people; those who are asked already stay as they are. */
    public void addTarget(Tx tx, CustomerId customer, AssignmentId id, Target target) {
        throw new UnsupportedOperationException();
    }

    /** Asks it of fewer people: whoever has not done it and is not targeted otherwise is withdrawn. */
    public void removeTarget(Tx tx, CustomerId customer, AssignmentId id, Target target) {
        throw new UnsupportedOperationException();
    }

    /** Ends it by hand; what was done of it stays. Nothing happens when it is archived already. */
    public void archive(Tx tx, CustomerId customer, AssignmentId id) {
        throw new UnsupportedOperationException();
    }

    /**
     * Starts its next version, on the day of its renewal or today where it has none, and archives it.
     *
     * @return the new version
     */
    public AssignmentId renew(Tx tx, CustomerId customer, AssignmentId id) {
        throw new UnsupportedOperationException();
    }

    /** Empty for an id that this customer does not have. */
    public Optional<Assignment> find(Tx tx, CustomerId customer, AssignmentId id) {
        throw new UnsupportedOperationException();
    }

    /**
     * A page of the customer's assignments, archived ones too, ordered by id.
     *
     * @param after only ids above this; 0 for the first page
     */
    public List<Assignment> page(Tx tx, CustomerId customer, long after, int limit) {
        throw new UnsupportedOperationException();
    }

    /** The groups that each of these assignments targets, ordered by id; nothing for one that targets no group. */
    public Map<AssignmentId, List<TargetGroup>> groupsOf(
            Tx tx, CustomerId customer, Collection<AssignmentId> assignments) {
        throw new UnsupportedOperationException();
    }

    /** The effective assignments that target each of these groups, ordered by id. */
    public Map<GroupId, List<AssignmentName>> effectiveOfGroups(
            Tx tx, CustomerId customer, Collection<GroupId> groups) {
        throw new UnsupportedOperationException();
    }
}
