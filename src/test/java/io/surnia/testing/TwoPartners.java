package io.surnia.testing;

import io.surnia.platform.db.Db;
import io.surnia.platform.db.Migrations;
import io.surnia.platform.db.Reactions;
import io.surnia.platform.postgres.EmbeddedPostgres;
import io.surnia.platform.time.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A migrated database of a test's own with two partners: Northwind, with the customers Harbour ({@link #HARBOUR}) and
 * Lagoon ({@link #LAGOON}), and Southgate, whose customer is {@link #FOREIGN}. Written in plain SQL, for the tests of
 * rooms that stand below partners' and customers' verbs or beside them.
 */
public final class TwoPartners implements AutoCloseable {
    public static final long HARBOUR = 1000;
    public static final long LAGOON = 1001;
    public static final long FOREIGN = 1002;

    public final TestDatabase database = TestPostgres.freshDatabase("two partners", TwoPartners::prepare);
    public final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T08:00:00Z"));
    public final Db db = new Db(database.app(), clock, new Reactions());
    public final Tenant northwind = new Tenant(1000, ZoneOffset.UTC, Duration.ZERO);
    public final Tenant southgate = new Tenant(1001, ZoneOffset.UTC, Duration.ZERO);

    /** Adds a user of Northwind, and returns its id. */
    public long user(long customer, String firstName, String lastName, String email) {
        return db.inTenant(
                northwind,
                tx -> tx.query("""
                        insert into users (partner_id, customer_id, first_name, last_name, email, user_type, created_at)
                        values (:partner, :customer, :first, :last, :email, 'local', :now) returning id
                        """)
                        .bind("customer", customer)
                        .bind("first", firstName)
                        .bind("last", lastName)
                        .bind("email", email)
                        .bind("now", tx.now())
                        .mapTo(Long.class)
                        .one());
    }

    public void archive(long user) {
        db.doInTenant(
                northwind,
                tx -> tx.update("update users set archived_at = :now where partner_id = :partner and id = :id")
                        .bind("now", tx.now())
                        .bind("id", user)
                        .execute());
    }

    /** Takes away all that tests of one class add one after another. */
    public void clear() {
        database.execute("""
                delete from mail_suppressions; delete from mail_servers; delete from dkim_keys; delete from mail_paces;
                delete from mails; delete from breach_checks; delete from source_keys; delete from catalogue_state;
                delete from dehashed_records; delete from exposures; delete from breaches;
                delete from users;
                update partners set sandbox = false, clock_ahead = '0', archived_at = null""");
    }

    /** The one value of a query as the database's owner, who sees all partners. */
    public @Nullable Object ask(String sql) {
        return Db.jdbi(database.owner())
                .withHandle(handle -> handle.createQuery(sql)
                        .map((row, _) -> row.getObject(1))
                        .one());
    }

    @Override
    public void close() {
        database.close();
    }

    private static void prepare(TestDatabase database) {
        new Migrations(database.owner(), EmbeddedPostgres.APP).migrate();
        database.execute("""
                insert into partners (full_name, short_name, contact_email, service_name, open_day, created_at)
                values ('Northwind Managed IT', 'Northwind', 'desk@northwind.example', 'Northwind Aware',
                        '2026-11-24', '2026-01-01T00:00Z'),
                       ('Southgate', 'Southgate', 'desk@southgate.example', null, '2026-11-24', '2026-01-01T00:00Z');
                insert into customers (partner_id, name, customer_type, primary_color, secondary_color, created_at)
                values (1000, 'Harbour', 'power', '#1f3a5f', '#d9822b', '2026-01-01T00:00Z'),
                       (1000, 'Lagoon', 'standard', '#1f3a5f', '#d9822b', '2026-01-01T00:00Z'),
                       (1001, 'Foreign', 'power', '#1f3a5f', '#d9822b', '2026-01-01T00:00Z');
                """);
    }
}
