package io.surnia.notices;

import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.platform.db.Locks;
import io.surnia.platform.db.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** From which day on a partner's people get notices. What happened before it is past, and nobody is told of it. */
public final class NoticeDays {
    private static final LocalDate EVER = LocalDate.of(1970, 1, 1);

    private final Audit audit;
    private final NoticeStore store = new NoticeStore();

    public NoticeDays(Audit audit) {
        this.audit = audit;
    }

    /** The first day; long past where none was set. */
    public LocalDate startsOn(Tx tx) {
        return store.startsOn(tx).orElse(EVER);
    }

    /** Sets it: a day in the past for at once, a far one for none until then. */
    public void start(Tx tx, Actor actor, LocalDate day) {
        hold(tx);
        LocalDate before = startsOn(tx);
        if (!day.equals(before)) {
            store.setStartsOn(tx, day);
            audit.record(
                    tx,
                    actor,
                    "change",
                    new Subject("notices", null),
                    Map.of("startsOn", before),
                    Map.of("startsOn", day));
        }
    }

    /** Keeps others from setting it until the transaction ends. */
    public void hold(Tx tx) {
        Locks.alone(tx, "notices", List.of(tx.tenant().partnerId()));
    }
}
