package io.surnia.scoring;

import io.surnia.assignments.Enrollee;
import io.surnia.assignments.EnrolmentCheck;
import io.surnia.customers.CustomerId;
import io.surnia.library.LibraryKind;
import io.surnia.people.UserId;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Tx;
import io.surnia.platform.time.Tenant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes everything that is stored of a partner's scores from the history, at one moment, and reports what differs:
 * nothing, ever. It can run at any time, beside everything else.
 */
public final class Verify {
    private static final int AT_ONCE = 500;
    private static final int MOST_REPORTED = 1_000;

    private final Db db;

    public Verify(Db db) {
        this.db = db;
    }

    /** Verifies a partner; a batch of users is held in memory at a time, and one sum for each customer. */
    public Verification all(Tenant tenant) {
        return db.inSnapshot(tenant, tx -> new Run(tx).all());
    }

    private static final class Run {
        private final LearnerStore learners = new LearnerStore();
        private final StandingStore standings = new StandingStore();
        private final CustomerTotalsStore totals = new CustomerTotalsStore();
        private final CustomerCountStore counts = new CustomerCountStore();
        private final EnrolmentCheck enrolment = new EnrolmentCheck();

        private final Tx tx;
        private final LocalDate openDay;
        private final Map<CustomerId, Totals> sums = new HashMap<>();
        private final List<Difference> differences = new ArrayList<>();
        private long users;
        private long customers;
        private long count;

        Run(Tx tx) {
            this.tx = tx;
            this.openDay = OpenDay.read(tx);
        }

        Verification all() {
            verifyUsers();
            verifyCustomers();
            return new Verification(openDay, users, customers, count, List.copyOf(differences));
        }

        private void verifyUsers() {
            Map<Enrollee, StandingStore.@Nullable Stored> page =
                    standings.page(tx, new Enrollee(new CustomerId(0), new UserId(0)), AT_ONCE);
            while (!page.isEmpty()) {
                Set<Enrollee> people = page.keySet();
                Map<Enrollee, Learner> history = learners.historical(tx, people);
                page.forEach((enrollee, stored) -> verifyUser(enrollee, stored, history.get(enrollee)));
                enrolment.of(tx, people).forEach(this::report);
                users += page.size();
                page = standings.page(tx, new ArrayList<>(people).getLast(), AT_ONCE);
            }
        }

        private void verifyUser(Enrollee enrollee, StandingStore.@Nullable Stored stored, @Nullable Learner learner) {
            if (stored == null || learner == null) {
                report(subject(enrollee), "nothing", "a standing");
                return;
            }
            LocalDate day = stored.asOf().isAfter(openDay) ? stored.asOf() : openDay;
            Evaluation computed = Evaluation.of(enrollee.user(), learner, day);
            if (!computed.equals(stored.evaluation())) {
                report(subject(enrollee), stored.evaluation().toString(), computed.toString());
            }
            sums.merge(enrollee.customer(), computed.contribution(), Totals::plus);
        }

        private void verifyCustomers() {
            List<CustomerId> page = counts.page(tx, new CustomerId(0), AT_ONCE);
            while (!page.isEmpty()) {
                Map<CustomerId, Totals> storedTotals = totals.sums(tx, page);
                Map<CustomerId, Map<LibraryKind, Integer>> storedCounts = counts.stored(tx, page);
                Map<CustomerId, Map<LibraryKind, Integer>> computedCounts = counts.counted(tx, page, openDay);
                for (CustomerId customer : page) {
                    verifyCustomer(customer, storedTotals.getOrDefault(customer, Totals.ZERO));
                    verifyCounts(customer, whole(storedCounts.get(customer)), whole(computedCounts.get(customer)));
                }
                customers += page.size();
                page = counts.page(tx, page.getLast(), AT_ONCE);
            }
        }

        private void verifyCustomer(CustomerId customer, Totals stored) {
            Totals computed = sums.getOrDefault(customer, Totals.ZERO);
            if (!computed.equals(stored)) {
                report("the totals of customer %d".formatted(customer.value()), stored.toString(), computed.toString());
            }
        }

        private void verifyCounts(
                CustomerId customer, Map<LibraryKind, Integer> stored, Map<LibraryKind, Integer> computed) {
            if (!computed.equals(stored)) {
                report(
                        "the effective assignments of customer %d".formatted(customer.value()),
                        stored.toString(),
                        computed.toString());
            }
        }

        private void report(EnrolmentCheck.Finding finding) {
            report(
                    "assignment %d, %s".formatted(finding.assignment().value(), subject(finding.enrollee())),
                    "an enrollment of which it " + finding.finding(),
                    "one that agrees");
        }

        private void report(String subject, String stored, String computed) {
            count++;
            if (differences.size() < MOST_REPORTED) {
                differences.add(new Difference(subject, stored, computed));
            }
        }

        private static Map<LibraryKind, Integer> whole(@Nullable Map<LibraryKind, Integer> counts) {
            Map<LibraryKind, Integer> whole = new EnumMap<>(LibraryKind.class);
            for (LibraryKind kind : LibraryKind.values()) {
                whole.put(kind, counts == null ? 0 : counts.getOrDefault(kind, 0));
            }
            return whole;
        }

        private static String subject(Enrollee enrollee) {
            return "user %d of customer %d"
                    .formatted(enrollee.user().value(), enrollee.customer().value());
        }
    }
}
