package io.surnia.assignments;

import io.surnia.customers.CustomerId;
import io.surnia.library.Library;
import io.surnia.library.LibraryId;
import io.surnia.library.LibraryItem;
import io.surnia.library.LibraryKind;
import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.people.GroupId;
import io.surnia.platform.db.Slice;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is asked of a customer's people. Every verb keeps enrollments in step with what it changes. */
public final class Assignments {
    private static final int RENEWALS_AT_ONCE = 50;
    private static final Actor RENEWAL = new Actor.Automation("renewal");

    private final Audit audit;
    private final Library library;
    private final AssignmentStore store = new AssignmentStore();
    private final EnrollmentStore enrollments = new EnrollmentStore();

    public Assignments(Audit audit, Library library) {
        this.audit = audit;
        this.library = library;
    }

    /**
     * Makes an assignment. Where it starts today or earlier, those whom it targets are enrolled at once.
     *
     * @throws Problem for terms that contradict each other and for a target that this customer does not have
     */
    public AssignmentId create(
            Tx tx, Actor actor, CustomerId customer, Terms terms, Collection<? extends Target> targets) {
        terms.check();
        for (Target target : targets) {
            requireTarget(tx, customer, target);
        }
        lock(tx, customer);
        AssignmentId id = store.insert(tx, customer, 1, null, terms);
        targets.forEach(target -> store.insertTarget(tx, customer, id, target));
        openIfDue(tx, customer, id, terms);
        record(tx, actor, "create", id, null, terms);
        return id;
    }

    /**
     * Changes the terms: the change is told what they are, and says what they become. What is owed follows at once: days
     * move for whoever has not done it, a first day in the future makes it pending again, a last day in the past ends
     * it; what was done stays done. Switching {@code retakeOverride} on asks it anew of everyone who has done it, within
     * a whole window from today.
     *
     * @throws Problem for terms that contradict each other, for another kind or programme, for another library item
     *     after its first day, and for an archived assignment
     */
    public Assignment change(Tx tx, Actor actor, CustomerId customer, AssignmentId id, UnaryOperator<Terms> change) {
        lock(tx, customer);
        Assignment before = require(tx, customer, id);
        Terms terms = change.apply(before.terms());
        if (terms.equals(before.terms())) {
            return before;
        }
        before.checkChange(terms);
        terms.check();
        store.update(tx, customer, id, terms);
        if (terms.rules().retakeOverride() && !before.terms().rules().retakeOverride()) {
            enrollments.askAnew(tx, customer, id);
        }
        enrollments.moveDays(tx, customer, id);
        raise(tx, enrollments.enrolled(tx, customer, id));
        if (terms.effective().start().isAfter(tx.today())) {
            enrollments.withdrawAll(tx, customer, id);
            store.setUnopened(tx, customer, id);
        } else {
            raise(tx, enrollments.withdrawFrom(tx, customer, id));
            openIfDue(tx, customer, id, terms);
        }
        tx.raise(new AssignmentsChanged(customer));
        record(tx, actor, "change", id, before.terms(), terms);
        return require(tx, customer, id);
    }

    /** Asks it of more people; those who are asked already stay as they are. */
    public void addTarget(Tx tx, Actor actor, CustomerId customer, AssignmentId id, Target target) {
        require(tx, customer, id);
        requireTarget(tx, customer, target);
        lock(tx, customer);
        if (store.insertTarget(tx, customer, id, target)) {
            Enrolled.raise(tx, enrollments.enrolInto(tx, List.of(id), tx.today(), null));
            record(tx, actor, "assign", id, null, target);
        }
    }

    /** Asks it of fewer people: whoever has not done it and is not targeted otherwise is withdrawn. */
    public void removeTarget(Tx tx, Actor actor, CustomerId customer, AssignmentId id, Target target) {
        require(tx, customer, id);
        lock(tx, customer);
        if (store.deleteTarget(tx, customer, id, target)) {
            raise(tx, enrollments.withdrawFrom(tx, customer, id));
            record(tx, actor, "unassign", id, target, null);
        }
    }

    /** Ends it by hand; what was done of it stays. Nothing happens when it is archived already. */
    public void archive(Tx tx, Actor actor, CustomerId customer, AssignmentId id) {
        lock(tx, customer);
        if (require(tx, customer, id).archivedAt() == null) {
            store.setArchived(tx, customer, id, null);
            raiseGone(tx, customer, id);
            record(tx, actor, "archive", id, null, null);
        }
    }

    /**
     * Takes it up again: whom it asks now owes it, within the days that they had. Nothing happens when it is not archived.
     *
     * @throws Problem when it was renewed: its next version has taken its place
     */
    public void restore(Tx tx, Actor actor, CustomerId customer, AssignmentId id) {
        lock(tx, customer);
        Assignment assignment = require(tx, customer, id);
        if (assignment.archivedAt() == null) {
            return;
        }
        if (assignment.renewed() != null) {
            throw Problem.invalidParameter("id", "The assignment was renewed; its next version has taken its place.");
        }
        store.setRestored(tx, customer, id);
        raise(tx, enrollments.withdrawFrom(tx, customer, id));
        raiseGone(tx, customer, id);
        openIfDue(tx, customer, id, assignment.terms());
        record(tx, actor, "restore", id, null, null);
    }

    /** Takes back what has not opened yet, as if it had never been; archives what has. */
    public void cancel(Tx tx, Actor actor, CustomerId customer, AssignmentId id) {
        lock(tx, customer);
        Assignment assignment = require(tx, customer, id);
        if (assignment.isUntouched(tx.today()) && !enrollments.any(tx, customer, id)) {
            store.delete(tx, customer, id);
            record(tx, actor, "delete", id, assignment.terms(), null);
        } else {
            archive(tx, actor, customer, id);
        }
    }

    /**
     * Starts its next version, on the day of its renewal or today where it has none, and archives it. The next version
     * is made of the newest version of its library item; what was accepted refers to what was shown then.
     *
     * @return the new version
     * @throws Problem when it was renewed or archived before
     */
    public AssignmentId renew(Tx tx, Actor actor, CustomerId customer, AssignmentId id) {
        lock(tx, customer);
        Assignment old = require(tx, customer, id);
        if (old.archivedAt() != null) {
            throw Problem.invalidParameter("id", "The assignment is archived and cannot be renewed.");
        }
        Renewal renewal = old.terms().renewal();
        Terms terms = newest(tx, old.terms()).beginningOn(renewal == null ? tx.today() : renewal.on());
        AssignmentId renewed = store.insert(tx, customer, old.version() + 1, id, terms);
        store.copyTargets(tx, customer, id, renewed);
        store.setArchived(tx, customer, id, renewed);
        raiseGone(tx, customer, id);
        openIfDue(tx, customer, renewed, terms);
        record(tx, actor, "renew", renewed, null, terms);
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
                .forEach(one -> renew(tx, RENEWAL, one.customer(), one.id()));
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

    /**
     * A slice of the customer's assignments.
     *
     * @param kind only those of this kind; null for all
     */
    public List<Assignment> slice(Tx tx, CustomerId customer, @Nullable LibraryKind kind, Slice slice) {
        return store.slice(tx, customer, kind, slice);
    }

    /** Of whom each of these assignments is asked; no key for one that is asked of nobody. */
    public Map<AssignmentId, List<Target>> targetsOf(Tx tx, CustomerId customer, Collection<AssignmentId> ids) {
        return store.targetsOf(tx, customer, ids);
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

    private Terms newest(Tx tx, Terms terms) {
        LibraryId id = terms.source().item();
        if (id == null) {
            return terms;
        }
        LibraryItem newest = library.newest(tx, id);
        return newest.id().equals(id)
                ? terms
                : terms.ofVersion(library.get(tx, id).orElseThrow(), newest);
    }

    private void lock(Tx tx, CustomerId customer) {
        enrollments.lock(tx, List.of(customer), false);
    }

    private void openIfDue(Tx tx, CustomerId customer, AssignmentId id, Terms terms) {
        if (!terms.effective().start().isAfter(tx.today())) {
            Enrolled.raise(tx, enrollments.enrolInto(tx, List.of(id), tx.today(), null));
            store.setOpened(tx, customer, List.of(id), tx.today());
            tx.raise(new AssignmentsChanged(customer));
        }
    }

    private void record(
            Tx tx, Actor actor, String action, AssignmentId id, @Nullable Object before, @Nullable Object after) {
        audit.record(tx, actor, action, new Subject("assignment", id.value()), before, after);
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
}
