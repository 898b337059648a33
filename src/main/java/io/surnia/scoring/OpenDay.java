package io.surnia.scoring;

import io.surnia.platform.db.Tx;
import java.time.LocalDate;

/**
 * The day for which standings are kept. Whoever computes one holds the day, so that it cannot end meanwhile; whoever
 * ends it waits until nobody does. Holders do not wait for each other.
 */
final class OpenDay {
    private OpenDay() {}

    /** The day, which stays open until this transaction ends. */
    static LocalDate hold(Tx tx) {
        lock(tx, "pg_advisory_xact_lock_shared");
        return read(tx);
    }

    /** The day, which this transaction may end. */
    static LocalDate close(Tx tx) {
        lock(tx, "pg_advisory_xact_lock");
        return read(tx);
    }

    static LocalDate read(Tx tx) {
        return tx.query("select open_day from partners where id = :partner")
                .mapTo(LocalDate.class)
                .one();
    }

    private static void lock(Tx tx, String function) {
        tx.query("select 1 from (select %s(hashtextextended('open day', :partner))) as locked".formatted(function))
                .mapTo(Integer.class)
                .one();
    }
}
