package io.surnia.scim;

import io.surnia.platform.db.Db;
import io.surnia.platform.db.Locks;
import io.surnia.platform.db.Tx;
import java.util.List;
import java.util.function.Function;

/** How a directory's requests come to the database. */
final class Transactions {
    private final Db db;

    Transactions(Db db) {
        this.db = db;
    }

    /** Reads, in one transaction. */
    <T> T read(Caller caller, Function<Tx, T> reads) {
        return db.read(caller.tenant(), reads);
    }

    /**
     * Changes something, in one transaction. The changes that directories make to one customer wait for each other: what a
     * change was compared with (a version, a user name that is free) holds until it is done.
     */
    <T> T write(Caller caller, Function<Tx, T> change) {
        return Refusal.valuesOf(() -> db.repeatedly(caller.tenant(), tx -> {
            Locks.alone(tx, "scim", List.of(caller.customer().value()));
            return change.apply(tx);
        }));
    }
}
