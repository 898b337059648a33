package io.surnia.scoring;

import io.surnia.assignments.Assignments;
import io.surnia.assignments.Enrollee;
import io.surnia.assignments.Enrolment;
import io.surnia.customers.CustomerId;
import io.surnia.partner.Partners;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Locks;
import io.surnia.platform.db.Tx;
import io.surnia.platform.time.Tenant;
import io.surnia.programs.Programs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/**
 * What only time changes, day by day: programmes go on, assignments renew, open and end, standings move. Each day is done
 * in bounded transactions, each of which takes up what is left, so that a node that dies leaves nothing half done and
 * several nodes do nothing twice.
 */
public final class Nightly {
    /** What a room above brings to every day, before the day is open: notices. */
    @FunctionalInterface
    public interface Part {
        /**
         * Does some of it, in a transaction at the day's first instant.
         *
         * @param day the day that begins
         * @param present the day that it is by now, later than {@code day} where days were missed
         * @return whether there was anything to do, so that there may be more
         */
        boolean doSome(Tx tx, LocalDate day, LocalDate present);
    }

    private static final int USERS_AT_ONCE = 1_000;

    private final Db db;
    private final Partners partners;
    private final Programs programs;
    private final Assignments assignments;
    private final Enrolment enrolment;
    private final Standings standings;
    private final List<Part> further;
    private final StandingStore store = new StandingStore();
    private final CustomerCountStore counts = new CustomerCountStore();

    /** @param further what rooms above bring to every day, in this order, after all of ours */
    public Nightly(
            Db db,
            Partners partners,
            Assignments assignments,
            Enrolment enrolment,
            Programs programs,
            Standings standings,
            List<Part> further) {
        this.db = db;
        this.partners = partners;
        this.programs = programs;
        this.assignments = assignments;
        this.enrolment = enrolment;
        this.standings = standings;
        this.further = List.copyOf(further);
    }

    /**
     * Brings a partner to its present day, over every day that was missed. Cheap when it is there; call it often, since
     * midnight differs from zone to zone.
     *
     * @return how many days were done
     */
    public int close(Tenant tenant) {
        return close(tenant, tenant.today(db.clock()));
    }

    /**
     * As {@link #close(Tenant)} up to a given day: for loading a past.
     *
     * @param today the partner's day to open; nothing happens where it is open already
     */
    public int close(Tenant tenant, LocalDate today) {
        LocalDate day = db.inTenant(tenant, OpenDay::read);
        int days = 0;
        while (day.isBefore(today)) {
            day = day.plusDays(1);
            begin(tenant, day, today);
            days++;
        }
        if (days > 0) {
            fold(tenant);
        }
        return days;
    }

    /** Does everything that a day brings, and opens it. */
    private void begin(Tenant tenant, LocalDate day, LocalDate present) {
        repeat(tenant, day, tx -> programs.continueSome(tx, day));
        repeat(tenant, day, tx -> assignments.renewSome(tx, day));
        repeat(tenant, day, tx -> enrolment.openSome(tx, day));
        repeat(tenant, day, tx -> {
            OpenDay.hold(tx);
            return moveSome(tx, day);
        });
        for (Part part : further) {
            repeat(tenant, day, tx -> part.doSome(tx, day, present));
        }
        repeat(tenant, day, tx -> {
            OpenDay.close(tx);
            return finish(tx, day);
        });
    }

    /** Makes one row of the many that customers' totals gather; at any time, and beside everything else. */
    public void fold(Tenant tenant) {
        boolean isMore = true;
        while (isMore) {
            isMore = db.inTenant(tenant, standings::foldSome);
        }
    }

    /** Repeats a step in a transaction each, at the day's first instant, until nothing is left or the day is done. */
    private void repeat(Tenant tenant, LocalDate day, Predicate<Tx> step) {
        Instant midnight = day.atStartOfDay(tenant.zone()).toInstant();
        boolean isMore;
        do {
            isMore = db.inTenant(tenant, midnight, tx -> {
                Locks.alone(tx, "nightly", List.of(tenant.partnerId()));
                return OpenDay.read(tx).isBefore(day) && step.test(tx);
            });
        } while (isMore);
    }

    private boolean moveSome(Tx tx, LocalDate day) {
        List<Enrollee> changing = store.changing(tx, day, USERS_AT_ONCE);
        if (!changing.isEmpty()) {
            standings.recompute(tx, changing, day);
            store.fallenDue(tx, changing, day.minusDays(1)).forEach(tx::raise);
        }
        return !changing.isEmpty();
    }

    /** Nobody computes a standing meanwhile: what little came up since the last step is done, then the day begins. */
    private boolean finish(Tx tx, LocalDate day) {
        boolean isMore = moveSome(tx, day);
        while (isMore) {
            isMore = moveSome(tx, day);
        }
        List<CustomerId> ended = counts.ending(tx, day.minusDays(1));
        counts.lock(tx, ended);
        counts.recount(tx, ended, day);
        partners.open(tx, day);
        return false;
    }
}
