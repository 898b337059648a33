package io.surnia.scoring;

import io.surnia.partner.Actor;
import io.surnia.partner.Partners;
import io.surnia.platform.db.Db;
import io.surnia.platform.problem.Problem;
import io.surnia.platform.time.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The clock of a sandbox partner, which integrators put ahead to see what a month or a year brings. Every day on the way
 * happens as it would: programmes go on, assignments open and fall due, scores follow, in order and for that partner
 * alone.
 */
public final class SandboxClock {
    /** The longest way at once: a year and a leap day. */
    public static final Duration LONGEST = Duration.ofDays(366);

    private final Db db;
    private final Partners partners;
    private final Nightly nightly;

    public SandboxClock(Db db, Partners partners, Nightly nightly) {
        this.db = db;
        this.partners = partners;
        this.nightly = nightly;
    }

    /**
     * Puts the clock ahead, in a transaction for each day and more: what was done of the way stays done if it is cut off,
     * and the rest can be asked for again.
     *
     * @param to the partner's next instant, at most {@link #LONGEST} from its present one
     * @return the tenant with its clock put ahead
     * @throws Problem for a partner that is no sandbox, and for an instant in its past or too far ahead
     */
    public Tenant advance(Tenant tenant, Actor actor, Instant to) {
        Instant from = tenant.now(db.clock());
        if (to.isBefore(from) || to.isAfter(from.plus(LONGEST))) {
            throw Problem.invalidParameter(
                    "now", "The clock can be put ahead only, and by at most %d days.".formatted(LONGEST.toDays()));
        }
        db.doInTenant(tenant, tx -> partners.requireSandbox(tx));
        Tenant ahead = tenant;
        LocalDate day = tenant.today(db.clock()).plusDays(1);
        while (!day.atStartOfDay(tenant.zone()).toInstant().isAfter(to)) {
            ahead = set(ahead, day.atStartOfDay(tenant.zone()).toInstant());
            nightly.close(ahead, day);
            day = day.plusDays(1);
        }
        Tenant there = set(ahead, to);
        db.doInTenant(there, tx -> partners.clockAdvanced(tx, actor, from, to));
        return there;
    }

    private Tenant set(Tenant tenant, Instant to) {
        // Whole seconds are kept: rounded up, so that the day is reached.
        Duration ahead = Duration.ofSeconds(Duration.between(db.clock().instant(), to)
                .plusNanos(999_999_999)
                .toSeconds());
        db.doInTenant(tenant, tx -> partners.setClock(tx, ahead));
        return new Tenant(tenant.partnerId(), tenant.zone(), ahead);
    }
}
