package io.surnia.scoring;

import io.surnia.platform.db.Locks;
import io.surnia.platform.db.Tx;
import java.time.LocalDate;
import java.util.List;

/**
 * The day for which standings are kept. Whoever computes one holds the day, so that it cannot end meanwhile; whoever
 * ends it waits until nobody does. Holders do not wait for each other.
 */
final class OpenDay {
    private static final String NAME = "open day";

    private OpenDay() {}

    /** The day, which stays open until this transaction ends. */
    static LocalDate hold(Tx tx) {
        Locks.share(tx, NAME, List.of(tx.tenant().partnerId()));
        return read(tx);
    }

    /** The day, which this transaction may end. */
    static LocalDate close(Tx tx) {
        Locks.alone(tx, NAME, List.of(tx.tenant().partnerId()));
        return read(tx);
    }

    static LocalDate read(Tx tx) {
        return tx.query("select open_day from partners where id = :partner")
                .mapTo(LocalDate.class)
                .one();
    }
}
