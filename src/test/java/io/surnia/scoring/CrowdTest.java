package io.surnia.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.surnia.app.Rooms;
import io.surnia.assignments.AssignmentId;
import io.surnia.assignments.Target;
import io.surnia.assignments.Terms;
import io.surnia.customers.CustomerDetails;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.library.LibraryKind;
import io.surnia.partner.Actor;
import io.surnia.partner.PartnerDetails;
import io.surnia.people.UserDetails;
import io.surnia.people.UserId;
import io.surnia.platform.time.Tenant;
import io.surnia.testing.MovableClock;
import io.surnia.testing.TestDatabase;
import io.surnia.testing.TestPostgres;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A whole class finishes its training in the same second. */
class CrowdTest {
    private static final int LEARNERS = 50;
    private static final int TRAININGS = 6;
    private static final Actor OPERATOR = new Actor.Operator("test");

    /** PostgreSQL itself refuses to wait longer for another transaction, so that a longer wait fails the test. */
    private static final String NO_LONGER = "set lock_timeout = '50ms'";

    @Test
    void fiftyLearnersWhoFinishAtOnceDoNotWaitForEachOther() throws Exception {
        try (TestDatabase database = TestPostgres.freshDatabase();
                HikariDataSource connections = connections(database);
                ExecutorService threads = Executors.newFixedThreadPool(LEARNERS)) {
            Rooms rooms = Rooms.on(
                    connections, new MovableClock(Instant.parse("2026-11-24T10:00:00Z")), new byte[32], "mail.invalid");
            Tenant tenant = rooms.partners()
                    .create(OPERATOR, PartnerDetails.of("Northwind", "hello@northwind.example"))
                    .tenant();
            CustomerId customer = rooms.db()
                    .inTenant(
                            tenant,
                            tx -> rooms.customers()
                                    .create(tx, OPERATOR, CustomerDetails.of("Harbour", CustomerType.POWER))
                                    .id());
            List<UserId> learners = new ArrayList<>();
            for (int number = 0; number < LEARNERS; number++) {
                UserDetails details = UserDetails.of("User", "No", "user%d@example.net".formatted(number));
                learners.add(rooms.db().inTenant(tenant, tx -> rooms.users().add(tx, OPERATOR, customer, details)));
            }
            List<Long> milliseconds = new ArrayList<>();

            for (int training = 0; training < TRAININGS; training++) {
                Terms terms = Terms.of(LibraryKind.SURVEY, "Survey", LocalDate.of(2026, 11, 24));
                AssignmentId assignment = rooms.db()
                        .inTenant(
                                tenant,
                                tx -> rooms.assignments()
                                        .create(tx, OPERATOR, customer, terms, List.of(new Target.Everyone())));
                CyclicBarrier start = new CyclicBarrier(LEARNERS);
                List<Future<Long>> finishing = learners.stream()
                        .map(learner -> threads.submit(() -> {
                            start.await();
                            long began = System.nanoTime();
                            rooms.db()
                                    .inTenant(
                                            tenant,
                                            tx -> rooms.learning()
                                                    .complete(tx, OPERATOR, customer, learner, assignment));
                            return (System.nanoTime() - began) / 1_000_000;
                        }))
                        .toList();
                for (Future<Long> one : finishing) {
                    milliseconds.add(one.get());
                }
            }

            List<Long> later = milliseconds.subList(LEARNERS, milliseconds.size()).stream()
                    .sorted()
                    .toList();
            System.out.printf(
                    "crowd: %d learners at once, %d times: none waited 50 ms for another; answered after %d ms (p50), %d ms (p99)%n",
                    LEARNERS, TRAININGS, later.get(later.size() / 2), later.get(later.size() * 99 / 100));
            int completions = rooms.db()
                    .inTenant(
                            tenant,
                            tx -> tx.query("select count(*) from completions where partner_id = :partner")
                                    .mapTo(Integer.class)
                                    .one());
            assertThat(completions).isEqualTo(LEARNERS * TRAININGS);
            assertThat(rooms.verify().all(tenant).differences()).isEmpty();
        }
    }

    private static HikariDataSource connections(TestDatabase database) {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(database.app());
        pool.setMaximumPoolSize(LEARNERS);
        pool.setConnectionInitSql(NO_LONGER);
        return new HikariDataSource(pool);
    }
}
