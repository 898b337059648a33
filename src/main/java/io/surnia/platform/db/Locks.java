package io.surnia.platform.db;

import java.util.Collection;
import java.util.List;

/**
 * Locks on things that are no rows, by a name and a number; each is held until the transaction ends. Several numbers are
 * locked in their order, so that two transactions never wait for each other in a ring.
 */
public final class Locks {
    private Locks() {}

    /** Waits for whoever holds one of these alone; those who share do not wait for each other. */
    public static void share(Tx tx, String name, Collection<Long> numbers) {
        lock(tx, "pg_advisory_xact_lock_shared", name, numbers);
    }

    /** Waits for everybody who holds one of these. */
    public static void alone(Tx tx, String name, Collection<Long> numbers) {
        lock(tx, "pg_advisory_xact_lock", name, numbers);
    }

    private static void lock(Tx tx, String function, String name, Collection<Long> numbers) {
        List<Long> sorted = numbers.stream().distinct().sorted().toList();
        // Advisory locks have one space of numbers for all names: the hash keeps them apart.
        tx.handle()
                .createQuery(
                        "select count(*) from (select %s(hashtextextended(:name, number)) from unnest(:numbers) as number) as locked"
                                .formatted(function))
                .bind("name", name)
                .bindArray("numbers", Long.class, sorted)
                .mapTo(Long.class)
                .one();
    }
}
