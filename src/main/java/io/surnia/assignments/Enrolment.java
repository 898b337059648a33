package io.surnia.assignments;

import io.surnia.customers.CustomerId;
import io.surnia.people.MembershipChanged;
import io.surnia.people.PeopleImported;
import io.surnia.people.PersonChanged;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Who is enrolled in what, as people come and go and as days pass. A row is there from the first day on which an
 * assignment is effective and asks the user; leaving before it is done withdraws it, coming back takes it up again, and
 * what was done stays.
 */
public final class Enrolment {
    private static final int ASSIGNMENTS_AT_ONCE = 200;
    private static final int ENROLLMENTS_AT_ONCE = 5_000;

    private final AssignmentStore assignments = new AssignmentStore();
    private final EnrollmentStore store = new EnrollmentStore();

    /** The reaction to people who were added, changed, archived or restored; each of their scores follows. */
    public void followPeople(Tx tx, Set<PersonChanged> changes) {
        List<Enrollee> people = changes.stream()
                .map(change -> new Enrollee(change.customer(), change.user()))
                .toList();
        follow(tx, people);
        raise(tx, people);
    }

    /** The reaction to people who joined or left a group; the scores of those whose load it changes follow. */
    public void followMemberships(Tx tx, Set<MembershipChanged> changes) {
        follow(
                tx,
                changes.stream()
                        .map(change -> new Enrollee(change.customer(), change.user()))
                        .toList());
    }

    /** The reaction to people who were imported; their scores follow the import itself. */
    public void followImports(Tx tx, Set<PeopleImported> imports) {
        List<CustomerId> customers =
                imports.stream().map(PeopleImported::customer).toList();
        store.lock(tx, customers, true);
        for (CustomerId customer : customers) {
            store.enrolAdded(tx, customer);
            eachMovedByImport(tx, customer, ENROLLMENTS_AT_ONCE, moved -> {
                store.hold(tx, moved);
                store.enrol(tx, moved);
                store.withdraw(tx, moved);
            });
        }
    }

    /**
     * Those whom the transaction's import of a customer's people archived, restored or put into groups, and who were
     * there before, some at a time and in their order.
     */
    public void eachMovedByImport(Tx tx, CustomerId customer, int atOnce, Consumer<List<Enrollee>> reader) {
        List<Enrollee> moved = store.movedByImport(tx, customer, new UserId(0), atOnce);
        while (!moved.isEmpty()) {
            reader.accept(moved);
            moved = store.movedByImport(tx, customer, moved.getLast().user(), atOnce);
        }
    }

    /**
     * Opens some of the assignments whose first day has come: enrols whom they ask, a bounded number at a time.
     *
     * @return whether there was anything to do, so that there may be more
     */
    public boolean openSome(Tx tx, LocalDate day) {
        List<Assignment> waiting = assignments.unopened(tx, day, ASSIGNMENTS_AT_ONCE);
        if (waiting.isEmpty()) {
            return false;
        }
        store.lock(tx, waiting.stream().map(Assignment::customer).toList(), false);
        List<Enrolled> enrolled =
                store.enrolInto(tx, waiting.stream().map(Assignment::id).toList(), day, ENROLLMENTS_AT_ONCE);
        Enrolled.raise(tx, enrolled);
        if (enrolled.size() < ENROLLMENTS_AT_ONCE) {
            markOpen(tx, waiting, day);
        }
        return true;
    }

    private void follow(Tx tx, Collection<Enrollee> people) {
        store.lock(tx, people.stream().map(Enrollee::customer).toList(), true);
        store.hold(tx, people);
        Enrolled.raise(tx, store.enrol(tx, people));
        raise(tx, store.withdraw(tx, people));
    }

    private void markOpen(Tx tx, List<Assignment> opened, LocalDate day) {
        Map<CustomerId, List<AssignmentId>> byCustomer = opened.stream()
                .collect(Collectors.groupingBy(
                        Assignment::customer,
                        LinkedHashMap::new,
                        Collectors.mapping(Assignment::id, Collectors.toList())));
        byCustomer.forEach((customer, ids) -> {
            assignments.setOpened(tx, customer, ids, day);
            tx.raise(new AssignmentsChanged(customer));
        });
    }

    private static void raise(Tx tx, Collection<Enrollee> people) {
        people.forEach(one -> tx.raise(one.loadChanged()));
    }
}
