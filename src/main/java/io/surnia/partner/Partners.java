package io.surnia.partner;

import io.surnia.platform.db.Db;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import io.surnia.platform.time.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The deployment's partners. Every verb but {@link #create} sees the transaction's own partner alone. */
public final class Partners {
    private final Db db;
    private final Audit audit;
    private final PartnerStore store = new PartnerStore();

    public Partners(Db db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    /**
     * Adds a partner, in a transaction of its own: it becomes a tenant first, so that it may write its own row.
     *
     * @throws Problem where the subdomain is taken or a value is not allowed
     */
    public Partner create(Actor actor, PartnerDetails details) {
        return create(actor, details, db.clock().instant());
    }

    /** As {@link #create(Actor, PartnerDetails)} at a given instant, for loading a past; its open day is the day then. */
    public Partner create(Actor actor, PartnerDetails details, Instant at) {
        return create(actor, details, at, false);
    }

    /**
     * Adds a sandbox: a partner to try things out with, whose clock may be put ahead. It stays one; no real partner
     * becomes one.
     *
     * @throws Problem where the subdomain is taken or a value is not allowed
     */
    public Partner createSandbox(Actor actor, PartnerDetails details) {
        return createSandbox(actor, details, db.clock().instant());
    }

    /** As {@link #createSandbox(Actor, PartnerDetails)} at a given instant, for loading a past. */
    public Partner createSandbox(Actor actor, PartnerDetails details, Instant at) {
        return create(actor, details, at, true);
    }

    private Partner create(Actor actor, PartnerDetails details, Instant at, boolean sandbox) {
        long id = db.acrossTenants(store::nextId);
        Tenant tenant = new Tenant(id, details.timezone(), Duration.ZERO);
        return db.inTenant(tenant, at, tx -> {
            Partner partner = store.insert(tx, details, sandbox);
            audit.record(tx, actor, "create", subject(tx), null, details);
            return partner;
        });
    }

    /** The partner of the transaction, with its settings. */
    public Partner settings(Tx tx) {
        return store.get(tx);
    }

    /**
     * Changes the settings: the change is told what they are, alone, and says what they become.
     *
     * @throws Problem where the subdomain is taken or a value is not allowed
     */
    public Partner change(Tx tx, Actor actor, UnaryOperator<PartnerDetails> change) {
        PartnerDetails before = store.lock(tx).details();
        PartnerDetails after = change.apply(before);
        if (!after.equals(before)) {
            store.update(tx, after);
            audit.record(tx, actor, "change", subject(tx), before, after);
        }
        return store.get(tx);
    }

    /** Notes that what only time changes is up to date to a day. A day that is past already changes nothing. */
    public void open(Tx tx, LocalDate day) {
        store.open(tx, day);
    }

    /**
     * Refuses to go on for a real partner.
     *
     * @throws Problem where the partner is no sandbox
     */
    public void requireSandbox(Tx tx) {
        if (!store.get(tx).sandbox()) {
            throw noSandbox();
        }
    }

    /**
     * Sets how far a sandbox partner's clock runs ahead, in whole seconds. A clock that is further ahead already stays.
     *
     * @throws Problem where the partner is no sandbox
     */
    public void setClock(Tx tx, Duration ahead) {
        if (!store.setClock(tx, ahead)) {
            throw noSandbox();
        }
    }

    /** Notes in the audit that somebody put the clock ahead. */
    public void clockAdvanced(Tx tx, Actor actor, Instant from, Instant to) {
        audit.record(tx, actor, "advance", subject(tx), Map.of("clock", from), Map.of("clock", to));
    }

    private static Problem noSandbox() {
        return Problem.conflict(
                "no_sandbox", "Only the clock of a sandbox partner can be put ahead; this one is real.");
    }

    private static Subject subject(Tx tx) {
        return new Subject("partner", tx.tenant().partnerId());
    }
}
