package io.surnia.assignments;

import io.surnia.customers.CustomerId;
import io.surnia.platform.db.Tx;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads assignments with the groups that they target, archived ones too: two queries however many they are. */
public final class AssignmentListings {
    private final Assignments assignments;

    public AssignmentListings(Assignments assignments) {
        this.assignments = assignments;
    }

    /**
     * The customer's next assignments after an id, ordered by id.
     *
     * @param after only ids above this; 0 for the first page
     */
    public List<AssignmentListing> page(Tx tx, CustomerId customer, long after, int limit) {
        return withGroups(tx, customer, assignments.page(tx, customer, after, limit));
    }

    /** One assignment; empty where this customer has none of that id. */
    public Optional<AssignmentListing> find(Tx tx, CustomerId customer, AssignmentId id) {
        List<Assignment> found = assignments.find(tx, customer, id).stream().toList();
        return withGroups(tx, customer, found).stream().findFirst();
    }

    private List<AssignmentListing> withGroups(Tx tx, CustomerId customer, List<Assignment> found) {
        Map<AssignmentId, List<TargetGroup>> groups = assignments.groupsOf(
                tx, customer, found.stream().map(Assignment::id).toList());
        return found.stream()
                .map(each -> new AssignmentListing(each, groups.getOrDefault(each.id(), List.of())))
                .toList();
    }
}
