package io.surnia.exposures;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.surnia.administrators.AdministratorDetails;
import io.surnia.app.Rooms;
import io.surnia.customers.CustomerDetails;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.exposures.sources.KeyCheck;
import io.surnia.exposures.sources.SourceName;
import io.surnia.partner.Actor;
import io.surnia.partner.PartnerDetails;
import io.surnia.people.UserDetails;
import io.surnia.people.UserId;
import io.surnia.platform.crypto.Sealer;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Tx;
import io.surnia.platform.time.Tenant;
import io.surnia.testing.FakeSources;
import io.surnia.testing.MovableClock;
import io.surnia.testing.TestDatabase;
import io.surnia.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** All rooms on a database of one test's own, with fake sources and a partner whose key they take. */
final class BreachWorld implements AutoCloseable {
    static final Actor ACTOR = new Actor.Operator("test");

    final FakeSources sources = new FakeSources();
    final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T10:00:00Z"));
    private final TestDatabase database = TestPostgres.freshDatabase();
    private final List<HikariDataSource> pools = new ArrayList<>();
    final Rooms rooms = node();
    final Tenant tenant = partner("Northwind");

    /** Another node on the same database, which remembers nothing. */
    Rooms node() {
        return node(pool(), null);
    }

    Rooms node(DataSource connections, @Nullable String sharedKey) {
        return Rooms.on(
                connections,
                clock,
                new Sealer(new byte[Sealer.KEY_LENGTH]),
                "mail.invalid",
                false,
                sources.outside(sharedKey));
    }

    DataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.app());
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(1);
        HikariDataSource pool = new HikariDataSource(config);
        pools.add(pool);
        return pool;
    }

    Tenant partner(String name) {
        return rooms.partners()
                .create(ACTOR, PartnerDetails.of(name, "desk@%s.example".formatted(name.toLowerCase(Locale.ROOT))))
                .tenant();
    }

    void giveKey(SourceName source) {
        KeyCheck.Accepted good = rooms.sourceKeys().requireAccepted(source, FakeSources.KEY);
        inTenant(tx -> rooms.sourceKeys().set(tx, ACTOR, source, FakeSources.KEY, good));
    }

    CustomerId customer(String name, @Nullable String domain) {
        return customer(tenant, name, domain);
    }

    CustomerId customer(Tenant partner, String name, @Nullable String domain) {
        return rooms.db()
                .inTenant(
                        partner,
                        tx -> rooms.customers()
                                .create(
                                        tx,
                                        ACTOR,
                                        CustomerDetails.of(name, CustomerType.POWER)
                                                .withDomain(domain))
                                .id());
    }

    UserId user(CustomerId customer, String email) {
        return user(tenant, customer, email);
    }

    UserId user(Tenant partner, CustomerId customer, String email) {
        return rooms.db()
                .inTenant(partner, tx -> rooms.users().add(tx, ACTOR, customer, UserDetails.of("Ana", "Sousa", email)));
    }

    void administrator(@Nullable CustomerId customer, String email) {
        inTenant(tx -> rooms.administrators()
                .create(
                        tx,
                        ACTOR,
                        AdministratorDetails.of("Mara", "Lind", email).withCustomer(customer)));
    }

    <T> T inTenant(Function<Tx, T> work) {
        return rooms.db().inTenant(tenant, work);
    }

    /** Opens what is due and does what can be done, as the jobs do. */
    void work() {
        work(rooms);
    }

    void work(Rooms node) {
        node.db().doInTenant(tenant, tx -> node.breachChecks().plan(tx));
        node.checkRunner().run();
    }

    /** Works until nothing is open, the clock moved on between. */
    void workToTheEnd(Rooms node, Duration each) {
        work(node);
        for (int most = 0; most < 10_000 && open() > 0; most++) {
            clock.advance(each);
            node.checkRunner().run();
        }
    }

    long open() {
        return count("select count(*) from breach_checks where finished_at is null");
    }

    List<BreachCheck> checks(CustomerId customer) {
        return inTenant(tx -> rooms.breachChecks().page(tx, customer, 0, 100));
    }

    List<SourceKey> keys() {
        return inTenant(tx -> rooms.sourceKeys().page(tx, 0, 10));
    }

    List<Exposure> exposures(CustomerId customer) {
        return inTenant(tx -> rooms.exposures().page(tx, customer, null, false, 0, 1000));
    }

    /** As recipient and subject, in the order of posting. */
    List<String> mails() {
        return texts("select recipient || ': ' || subject from mails order by id");
    }

    long count(String sql) {
        return Long.parseLong(texts(sql).getFirst());
    }

    /** As the owner of the database sees it. */
    List<String> texts(String sql) {
        return Db.jdbi(database.owner())
                .withHandle(handle -> handle.createQuery(sql)
                        .map((row, _) -> row.getString(1))
                        .list());
    }

    @Override
    public void close() {
        pools.forEach(HikariDataSource::close);
        database.close();
        sources.close();
    }
}
