package io.surnia.scoring;

import io.surnia.assignments.AssignmentsChanged;
import io.surnia.assignments.Enrollee;
import io.surnia.assignments.LoadChanged;
import io.surnia.customers.CustomerChanged;
import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Locks;
import io.surnia.platform.db.Tx;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** How users stand: stored, and kept in step with everything that changes it. */
public final class Standings {
    private static final int USERS_AT_ONCE = 500;

    /** Which parts of the score count at a customer: shared by whoever computes one, alone for whoever changes it. */
    static final String COMPONENTS = "components";

    private final LearnerStore learners = new LearnerStore();
    private final StandingStore store = new StandingStore();
    private final CustomerTotalsStore totals = new CustomerTotalsStore();
    private final CustomerCountStore counts = new CustomerCountStore();

    /** Of each of these users, ordered by id; no key for a user of another customer. */
    public Map<UserId, Standing> of(Tx tx, CustomerId customer, Collection<UserId> users) {
        return store.find(tx, customer, users);
    }

    /** The reaction to loads that changed: each user's standing is computed anew, for the partner's open day. */
    public void followLoads(Tx tx, Set<LoadChanged> loads) {
        List<Enrollee> people = loads.stream()
                .map(load -> new Enrollee(load.customer(), load.user()))
                .toList();
        LocalDate day = OpenDay.hold(tx);
        Locks.share(tx, COMPONENTS, Enrollee.customers(people));
        recompute(tx, people, day);
    }

    /** The reaction to assignments that opened or were archived: the customers' counts are taken anew. */
    public void followAssignments(Tx tx, Set<AssignmentsChanged> changes) {
        List<CustomerId> customers =
                changes.stream().map(AssignmentsChanged::customer).toList();
        LocalDate day = OpenDay.hold(tx);
        counts.lock(tx, customers);
        counts.recount(tx, customers, day);
    }

    /** The reaction to customers that changed: where other parts of the score count now, everybody's is computed. */
    public void followCustomers(Tx tx, Set<CustomerChanged> changes) {
        LocalDate day = OpenDay.hold(tx);
        List<CustomerId> customers =
                changes.stream().map(CustomerChanged::customer).toList();
        Locks.alone(tx, COMPONENTS, customers.stream().map(CustomerId::value).toList());
        counts.lock(tx, customers);
        for (CustomerChanged change : changes) {
            if (counts.setComponents(tx, change.customer())) {
                recomputeAll(tx, change.customer(), day);
            }
        }
    }

    /**
     * Makes one row of the deltas that a customer's totals gathered, for some customers.
     *
     * @return whether there was anything to do, so that there may be more
     */
    boolean foldSome(Tx tx) {
        return totals.fold(tx, USERS_AT_ONCE) > 0;
    }

    /** Computes these users' standings for a day, or for the later one for which theirs was computed already. */
    void recompute(Tx tx, Collection<Enrollee> people, LocalDate day) {
        List<Enrollee> sorted = people.stream().distinct().sorted().toList();
        for (int from = 0; from < sorted.size(); from += USERS_AT_ONCE) {
            recomputeBatch(tx, sorted.subList(from, Math.min(from + USERS_AT_ONCE, sorted.size())), day);
        }
    }

    private void recomputeAll(Tx tx, CustomerId customer, LocalDate day) {
        long after = 0;
        List<Enrollee> page = store.users(tx, customer, after, USERS_AT_ONCE);
        while (!page.isEmpty()) {
            recomputeBatch(tx, page, day);
            after = page.getLast().user().value();
            page = store.users(tx, customer, after, USERS_AT_ONCE);
        }
    }

    private void recomputeBatch(Tx tx, List<Enrollee> people, LocalDate day) {
        // The lock comes first: what is read under it is the newest, and nobody else computes the same user meanwhile.
        List<StandingStore.Stored> before = store.lock(tx, people, day);
        Map<Enrollee, Learner> now = learners.counted(tx, people);
        List<StandingStore.Stored> after = new ArrayList<>();
        Map<CustomerId, Totals> deltas = new LinkedHashMap<>();
        for (StandingStore.Stored old : before) {
            Learner learner = now.get(old.enrollee());
            if (learner == null) {
                continue;
            }
            LocalDate asOf = old.asOf().isAfter(day) ? old.asOf() : day;
            Evaluation evaluation = Evaluation.of(old.enrollee().user(), learner, asOf);
            after.add(new StandingStore.Stored(old.enrollee(), asOf, evaluation));
            Totals delta = evaluation.contribution().minus(old.evaluation().contribution());
            if (isOther(old.evaluation().standing(), evaluation.standing())) {
                Integer score = old.evaluation().standing().hootScore();
                tx.raise(new ScoreChanged(
                        old.enrollee().customer(), old.enrollee().user(), score));
            }
            deltas.merge(old.enrollee().customer(), delta, Totals::plus);
        }
        store.update(tx, after);
        totals.append(tx, deltas);
    }

    private static boolean isOther(Standing before, Standing now) {
        return before.rank() != now.rank() || !Objects.equals(before.hootScore(), now.hootScore());
    }
}
