package io.surnia.notices;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.surnia.app.Rooms;
import io.surnia.assignments.AssignmentId;
import io.surnia.assignments.Load;
import io.surnia.assignments.Signature;
import io.surnia.assignments.Target;
import io.surnia.assignments.Terms;
import io.surnia.customers.CustomerDetails;
import io.surnia.customers.CustomerId;
import io.surnia.library.LibraryKind;
import io.surnia.partner.Actor;
import io.surnia.partner.PartnerDetails;
import io.surnia.people.ManagerId;
import io.surnia.people.UserDetails;
import io.surnia.people.UserId;
import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import io.surnia.platform.time.Tenant;
import io.surnia.testing.MovableClock;
import io.surnia.testing.TestDatabase;
import io.surnia.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All rooms on a database of one test's own, with one sandbox partner; days pass when the test says so. */
final class Town implements AutoCloseable {
    static final Actor ACTOR = new Actor.Operator("test");

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final HikariDataSource pool = pool();
    final MovableClock clock;
    final Rooms rooms;
    final Tenant tenant;

    Town(LocalDate day, ZoneId zone) {
        clock = new MovableClock(day.atTime(LocalTime.NOON).atZone(zone).toInstant());
        rooms = node();
        tenant = rooms.partners()
                .createSandbox(
                        ACTOR,
                        PartnerDetails.of("Northwind", "hello@northwind.example")
                                .withTimezone(zone))
                .tenant();
    }

    /** The rooms as another node has them. */
    Rooms node() {
        return Rooms.on(pool, clock, new byte[32], "mail.invalid");
    }

    <T> T ask(Function<Tx, T> work) {
        return rooms.db().inTenant(tenant, work);
    }

    void run(Consumer<Tx> work) {
        rooms.db().doInTenant(tenant, work);
    }

    LocalDate today() {
        return tenant.today(clock);
    }

    /** Days pass, everything that happens by itself done on each. */
    void passDays(int days) {
        for (int day = 0; day < days; day++) {
            rooms.notices().welcomes().run();
            send();
            sleepDays(1);
            rooms.nightly().close(tenant);
        }
    }

    /** What is due goes out. */
    void send() {
        run(tx -> tx.update("""
                        update mails set sent_at = :now where partner_id = :partner and sent_at is null and due_at <= :now
                        """).bind("now", tx.now()).execute());
    }

    /** Days pass while nothing runs, at the same time of day. */
    void sleepDays(int days) {
        Instant then = clock.instant().atZone(tenant.zone()).plusDays(days).toInstant();
        clock.advance(Duration.between(clock.instant(), then));
    }

    CustomerId customer(CustomerDetails details) {
        return ask(tx -> rooms.customers().create(tx, ACTOR, details).id());
    }

    /** Of the address {@code name@town.example}. */
    UserId user(CustomerId customer, String name, @Nullable ManagerId manager) {
        UserDetails details = UserDetails.of(name, "Test", name.toLowerCase(Locale.ROOT) + "@town.example");
        return ask(
                tx -> rooms.users().add(tx, ACTOR, customer, manager == null ? details : details.withManager(manager)));
    }

    AssignmentId assign(CustomerId customer, Terms terms, Target... targets) {
        return ask(tx -> rooms.assignments().create(tx, ACTOR, customer, terms, List.of(targets)));
    }

    /** Everything that a user owes and whose name a test wants is done. */
    void work(CustomerId customer, UserId user, Predicate<String> wanted) {
        run(tx -> {
            Load load = Objects.requireNonNull(
                    rooms.loads().of(tx, customer, List.of(user)).get(user));
            for (Load.Item item : load.active()) {
                if (wanted.test(item.assignment().name())) {
                    work(tx, customer, user, item);
                }
            }
        });
    }

    private void work(Tx tx, CustomerId customer, UserId user, Load.Item item) {
        AssignmentId id = item.assignment().id();
        if (item.assignment().kind() == LibraryKind.POLICY) {
            rooms.learning().accept(tx, ACTOR, customer, user, id, new Signature("Test", null));
            return;
        }
        try {
            rooms.learning().attempt(tx, ACTOR, customer, user, id, 100);
        } catch (Problem withoutQuiz) {
            rooms.learning().complete(tx, ACTOR, customer, user, id);
        }
    }

    /** A mail as a test compares it. */
    record Sent(LocalDate day, String kind, String who) {
        /** As one line of a table. */
        @Override
        public String toString() {
            return day + " " + kind + " " + who;
        }
    }

    /** Every mail in the outbox, by the day on which it was written; who is what stands before the address's at. */
    List<Sent> mails() {
        return ask(tx -> tx.query("""
                        select created_at, kind, recipient from mails where partner_id = :partner
                         order by created_at, kind, recipient""")
                .map((row, _) -> new Sent(
                        LocalDate.ofInstant(Columns.instant(row, "created_at"), tenant.zone()),
                        row.getString("kind"),
                        row.getString("recipient").replaceFirst("@.*", "")))
                .list());
    }

    /** One thing of the mails of a kind, in order. */
    List<String> column(String column, String kind) {
        return ask(tx -> tx.query("select %s::text from mails where partner_id = :partner and kind = :kind order by id"
                        .formatted(column))
                .bind("kind", kind)
                .mapTo(String.class)
                .list());
    }

    @Override
    public void close() {
        pool.close();
        database.close();
    }

    private HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.app());
        config.setMaximumPoolSize(6);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }
}
