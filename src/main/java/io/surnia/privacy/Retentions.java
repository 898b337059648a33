package io.surnia.privacy;

import io.surnia.exposures.DehashedRecords;
import io.surnia.mail.Outbox;
import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Locks;
import io.surnia.platform.db.Tx;
import io.surnia.platform.time.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** How long a partner keeps what, and letting go of the rest. */
public final class Retentions {
    private static final Actor ACTOR = new Actor.Automation("retention");
    private static final int USERS_AT_ONCE = 100;

    private final Db db;
    private final Audit audit;
    private final Privacy privacy;
    private final Outbox outbox;
    private final DehashedRecords leaked;
    private final RetentionStore store = new RetentionStore();
    private final PersonalDataStore people = new PersonalDataStore();

    public Retentions(Db db, Audit audit, Privacy privacy, Outbox outbox, DehashedRecords leaked) {
        this.db = db;
        this.audit = audit;
        this.privacy = privacy;
        this.outbox = outbox;
        this.leaked = leaked;
    }

    /** What the partner has set; {@link Retention#FOREVER} where nothing. */
    public Retention get(Tx tx) {
        return store.get(tx).orElse(Retention.FOREVER);
    }

    /** Changes it: the change is told what is set, alone, and says what it becomes. */
    public Retention change(Tx tx, Actor actor, UnaryOperator<Retention> change) {
        hold(tx);
        Retention before = get(tx);
        Retention after = change.apply(before);
        if (!after.equals(before)) {
            store.put(tx, after);
            audit.record(tx, actor, "change", new Subject("retention", null), before, after);
        }
        return after;
    }

    /** Keeps others from changing it until the transaction ends. */
    public void hold(Tx tx) {
        Locks.alone(tx, "retention", List.of(tx.tenant().partnerId()));
    }

    /** Lets go of what a partner keeps no longer, in bounded transactions. */
    public void enforce(Tenant tenant) {
        Retention kept = db.inTenant(tenant, this::get);
        Integer usersDays = kept.archivedUsersDays();
        if (usersDays != null) {
            while (db.inTenant(tenant, tx -> eraseSome(tx, before(tx, usersDays)))) {
                // until nobody is left
            }
        }
        db.doInTenant(tenant, tx -> {
            Integer mailsDays = kept.mailsDays();
            Integer auditDays = kept.auditDays();
            Integer passwordsDays = kept.leakedPasswordsDays();
            if (mailsDays != null) {
                outbox.deleteBefore(tx, before(tx, mailsDays));
            }
            if (auditDays != null) {
                people.forgetAudit(tx, before(tx, auditDays));
            }
            if (passwordsDays != null) {
                leaked.wipePasswordsBefore(tx, before(tx, passwordsDays));
            }
        });
    }

    private boolean eraseSome(Tx tx, Instant before) {
        List<PersonalDataStore.Archived> some = people.archivedBefore(tx, before, USERS_AT_ONCE);
        some.forEach(each -> privacy.erase(tx, ACTOR, each.customer(), each.user()));
        return !some.isEmpty();
    }

    private static Instant before(Tx tx, int days) {
        return tx.now().minus(Duration.ofDays(days));
    }
}
