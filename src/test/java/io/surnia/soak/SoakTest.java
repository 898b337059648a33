package io.surnia.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.surnia.app.Rooms;
import io.surnia.partner.Actor;
import io.surnia.partner.Partner;
import io.surnia.partner.PartnerDetails;
import io.surnia.partner.Scope;
import io.surnia.platform.postgres.EmbeddedPostgres;
import io.surnia.scoring.Verification;
import io.surnia.testing.TestDatabase;
import io.surnia.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eight clients ask two nodes of one database for whatever comes to their mind, one node is killed and started again
 * meanwhile, and in the end what is stored is what the history gives. {@code ./surnia soak} does it for longer.
 */
class SoakTest {
    private static final int OPERATIONS = Integer.getInteger("surnia.soak.operations", 600);
    private static final long SEED = Long.getLong("surnia.soak.seed", 20261124L);
    private static final int THREADS = 8;
    private static final Actor OPERATOR = new Actor.Operator("soak");

    @Test
    void everythingStoredAgreesWithTheHistoryThoughANodeWasKilled(@TempDir Path folder) throws InterruptedException {
        try (TestDatabase database = TestPostgres.freshDatabase();
                HikariDataSource connections = connections(database)) {
            Rooms rooms = Rooms.on(connections, Clock.systemUTC(), new byte[32], "mail.invalid");
            Partner partner =
                    rooms.partners().createSandbox(OPERATOR, PartnerDetails.of("Northwind", "hello@northwind.example"));
            rooms.db().<Integer>inTenant(partner.tenant(), rooms.library()::stock);
            String key = rooms.db()
                    .inTenant(
                            partner.tenant(),
                            tx -> rooms.keys()
                                    .issue(tx, OPERATOR, "soak", new Scope.WholePartner(), true, null)
                                    .secret());
            Tally tally = new Tally();
            long began = System.nanoTime();
            Storm.World world;
            try (Node first = new Node(folder.resolve("first"), environment(database));
                    Node second = new Node(folder.resolve("second"), environment(database))) {
                world = rage(List.of(first, second), key, tally);
            }

            Verification found = rooms.verify()
                    .all(rooms.tenants()
                            .find(partner.id().value())
                            .orElseThrow()
                            .tenant());
            System.out.printf(
                    "soak: %,d operations, seed %d, by %d threads on 2 nodes, one killed, in %.0f s: %s%n",
                    OPERATIONS, SEED, THREADS, (System.nanoTime() - began) / 1e9, tally);
            System.out.printf(
                    "verify: as of %s, %d users and %d customers recomputed, %d differences; %d attempts%n",
                    found.openDay(), found.users(), found.customers(), found.count(), attempts(rooms, partner));
            assertThat(found.differences()).isEmpty();
            assertThat(tally.of(500)).isZero();
            assertThat(attempts(rooms, partner)).isEqualTo(world.attempts.sum()).isPositive();
        }
    }

    private static Storm.World rage(List<Node> nodes, String key, Tally tally) throws InterruptedException {
        Storm.World world = world(nodes, key, tally);
        AtomicInteger left = new AtomicInteger(OPERATIONS);
        AtomicInteger killing = new AtomicInteger(OPERATIONS / 2);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1)) {
            List<Future<?>> storms = new CopyOnWriteArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Storm storm = new Storm(new Asker(nodes, key, tally, thread % 2), world, SEED + thread);
                storms.add(threads.submit(() -> {
                    while (left.decrementAndGet() >= 0) {
                        storm.happen();
                        if (killing.decrementAndGet() == 0) {
                            storms.add(threads.submit(nodes.getLast()::killAndRestart));
                        }
                    }
                }));
            }
            for (int next = 0; next < storms.size(); next++) {
                storms.get(next).get();
            }
        } catch (ExecutionException failure) {
            throw new AssertionError(failure.getCause());
        }
        return world;
    }

    /** Three customers of every type with groups, people and something to do. */
    private static Storm.World world(List<Node> nodes, String key, Tally tally) {
        Asker asker = new Asker(nodes, key, tally, 0);
        List<Long> customers = LongStream.range(0, 3)
                .mapToObj(number -> asker.post("/customers", """
                                {"name": "Customer %d", "customer_type": "%s"}""".formatted(
                                number,
                                List.of("power", "standard", "hootphish").get((int) number)))
                        .json()
                        .path("id")
                        .asLong())
                .toList();
        Storm.World world = new Storm.World(customers);
        Storm storm = new Storm(asker, world, SEED - 1);
        for (long customer : customers) {
            for (int i = 0; i < 12; i++) {
                storm.join(customer);
            }
            for (int i = 0; i < 3; i++) {
                storm.found(customer);
                storm.assign(customer);
            }
        }
        return world;
    }

    private static long attempts(Rooms rooms, Partner partner) {
        return rooms.db()
                .inTenant(
                        partner.tenant(),
                        tx -> tx.query("select count(*) from attempts where partner_id = :partner")
                                .mapTo(Long.class)
                                .one());
    }

    /** As several nodes are set up: the same database, and the same key for what is sealed. */
    private static Map<String, String> environment(TestDatabase database) {
        return Map.of(
                "SURNIA_DATABASE_URL",
                database.url(),
                "SURNIA_DATABASE_USER",
                EmbeddedPostgres.SUPERUSER,
                "SURNIA_DATABASE_PASSWORD",
                TestPostgres.server().superuserPassword(),
                "SURNIA_CRYPTO_KEY",
                "00".repeat(32));
    }

    private static HikariDataSource connections(TestDatabase database) {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(database.app());
        pool.setMaximumPoolSize(4);
        return new HikariDataSource(pool);
    }
}
