package io.surnia.assignments;

import io.surnia.customers.CustomerId;
import io.surnia.people.GroupId;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is asked of a customer's people. Every verb keeps enrollments in step with what it changes. */
public final class Assignments {
    private static final int RENEWALS_AT_ONCE = 50;

    private final AssignmentStore store = new AssignmentStore();
    private final EnrollmentStore enrollments = new EnrollmentStore();

    /**
     * Makes an assignment. Where it starts today or earlier, those whom it targets are enrolled at once.
     *
     * @throws Problem for terms that contradict each other and for a target that this customer does not have
     */
    public AssignmentId create(Tx tx, CustomerId customer, Terms terms, Collection<? extends Target> targets) {
        check(terms);
        for (Target target : targets) {
            requireTarget(tx, customer, target);
        }
        lock(tx, customer);
        AssignmentId id = store.insert(tx, customer, 1, null, terms);
        targets.forEach(target -> store.insertTarget(tx, customer, id, target));
        openIfDue(tx, customer, id, terms);
        return id;
    }

    /** Asks it of more people; those who are asked already stay as they are. */
    public void addTarget(Tx tx, CustomerId customer, AssignmentId id, Target target) {
        require(tx, customer, id);
        requireTarget(tx, customer, target);
        lock(tx, customer);
        store.insertTarget(tx, customer, id, target);
        raise(tx, enrollments.enrolInto(tx, List.of(id), tx.today(), null));
    }

    /** Asks it of fewer people: whoever has not done it and is not targeted otherwise is withdrawn. */
    public void removeTarget(Tx tx, CustomerId customer, AssignmentId id, Target target) {
        require(tx, customer, id);
        lock(tx, customer);
        store.deleteTarget(tx, customer, id, target);
        raise(tx, enrollments.withdrawFrom(tx, customer, id));
    }

    /** Ends it by hand; what was done of it stays. Nothing happens when it is archived already. */
    public void archive(Tx tx, CustomerId customer, AssignmentId id) {
        lock(tx, customer);
        if (require(tx, customer, id).archivedAt() == null) {
            store.setArchived(tx, customer, id, null);
            raiseGone(tx, customer, id);
        }
    }

    /** Takes back what has not opened yet, as if it had never been; archives what has. */
    public void cancel(Tx tx, CustomerId customer, AssignmentId id) {
        lock(tx, customer);
        Assignment assignment = require(tx, customer, id);
        boolean isUntouched = assignment.openedOn() == null
                && assignment.terms().effective().start().isAfter(tx.today());
        if (isUntouched && assignment.parent() == null) {
            store.delete(tx, customer, id);
        } else {
            archive(tx, customer, id);
        }
    }

    /**
     * Starts its next version, on the day of its renewal or today where it has none, and archives it.
     *
     * @return the new version
     * @throws Problem when it was renewed or archived before
     */
    public AssignmentId renew(Tx tx, CustomerId customer, AssignmentId id) {
        lock(tx, customer);
        Assignment old = require(tx, customer, id);
        if (old.archivedAt() != null) {
            throw Problem.invalidParameter("id", "The assignment is archived and cannot be renewed.");
        }
        Renewal renewal = old.terms().renewal();
        Terms terms = next(old.terms(), renewal == null ? tx.today() : renewal.on());
        AssignmentId renewed = store.insert(tx, customer, old.version() + 1, id, terms);
        store.copyTargets(tx, customer, id, renewed);
        store.setArchived(tx, customer, id, renewed);
        raiseGone(tx, customer, id);
        openIfDue(tx, customer, renewed, terms);
        return renewed;
    }

    /**
     * Renews some of what is to be renewed by a day.
     *
     * @return whether there was anything to do, so that there may be more
     */
    public boolean renewSome(Tx tx, LocalDate day) {
        List<Assignment> waiting = store.renewing(tx, day, RENEWALS_AT_ONCE);
        enrollments.lock(tx, waiting.stream().map(Assignment::customer).toList(), false);
        // Read again: what waited for the lock may be archived by now.
        store.renewing(tx, day, RENEWALS_AT_ONCE).stream()
                .filter(waiting::contains)
                .forEach(one -> renew(tx, one.customer(), one.id()));
        return !waiting.isEmpty();
    }

    /** Empty for an id that this customer does not have. */
    public Optional<Assignment> find(Tx tx, CustomerId customer, AssignmentId id) {
        return store.find(tx, customer, id);
    }

    /**
     * A page of the customer's assignments, archived ones too, ordered by id.
     *
     * @param after only ids above this; 0 for the first page
     */
    public List<Assignment> page(Tx tx, CustomerId customer, long after, int limit) {
        return store.page(tx, customer, after, limit);
    }

    /** The assignments of a programme, archived ones too, ordered by id. */
    public List<Assignment> ofProgram(Tx tx, CustomerId customer, long program) {
        return store.ofProgram(tx, customer, program);
    }

    /** The groups that each of these assignments targets, ordered by id; no key for one that targets no group. */
    public Map<AssignmentId, List<TargetGroup>> groupsOf(
            Tx tx, CustomerId customer, Collection<AssignmentId> assignments) {
        return store.groupsOf(tx, customer, assignments);
    }

    /** The effective assignments that target each of these groups, ordered by id; no key for a group without. */
    public Map<GroupId, List<AssignmentName>> effectiveOfGroups(
            Tx tx, CustomerId customer, Collection<GroupId> groups) {
        return store.effectiveOfGroups(tx, customer, groups);
    }

    private void lock(Tx tx, CustomerId customer) {
        enrollments.lock(tx, List.of(customer), false);
    }

    private void openIfDue(Tx tx, CustomerId customer, AssignmentId id, Terms terms) {
        if (!terms.effective().start().isAfter(tx.today())) {
            raise(tx, enrollments.enrolInto(tx, List.of(id), tx.today(), null));
            store.setOpened(tx, customer, List.of(id), tx.today());
            tx.raise(new AssignmentsChanged(customer));
        }
    }

    private void raiseGone(Tx tx, CustomerId customer, AssignmentId id) {
        raise(tx, enrollments.enrolled(tx, customer, id));
        tx.raise(new AssignmentsChanged(customer));
    }

    private static void raise(Tx tx, List<Enrollee> people) {
        people.forEach(one -> tx.raise(one.loadChanged()));
    }

    private Assignment require(Tx tx, CustomerId customer, AssignmentId id) {
        return store.find(tx, customer, id)
                .orElseThrow(() -> Problem.notFound("There is no assignment %d.".formatted(id.value())));
    }

    private void requireTarget(Tx tx, CustomerId customer, Target target) {
        if (!store.exists(tx, customer, target)) {
            throw Problem.notFound("There is no such group or user to assign to.");
        }
    }

    private static void check(Terms terms) {
        Effective effective = terms.effective();
        Window window = terms.window();
        if (window.startsOn().isBefore(effective.start())) {
            throw Problem.invalidParameter(
                    "beginning_of_acceptance_window", "The acceptance window begins before the assignment does.");
        }
        LocalDate end = effective.end();
        if (end != null && end.isBefore(window.isFixed() ? window.dueOn() : window.startsOn())) {
            throw Problem.invalidParameter(
                    "effective_end", "The assignment ends before the last day of its acceptance window.");
        }
        Renewal renewal = terms.renewal();
        if (renewal != null && !renewal.on().isAfter(effective.start())) {
            throw Problem.invalidParameter("renew_date", "The assignment renews before its second day.");
        }
    }

    /** The same terms moved as a whole, so that they begin on a day. */
    private static Terms next(Terms terms, LocalDate start) {
        Effective effective = terms.effective();
        Period moved = Period.between(effective.start(), start);
        LocalDate end = effective.end();
        Span span = effective.span();
        Window window = terms.window();
        Renewal renewal = terms.renewal();
        LocalDate windowStart = window.startsOn().plus(moved);
        return terms.withEffective(new Effective(
                        start, span != null ? span.lastDay(start) : end == null ? null : end.plus(moved), span))
                .withWindow(
                        new Window(windowStart.isBefore(start) ? start : windowStart, window.days(), window.isFixed()))
                .withRenewal(renewal == null ? null : new Renewal(renewal.on().plus(moved), renewal.warningDays()));
    }
}
