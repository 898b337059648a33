package io.surnia.directory;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.surnia.app.Rooms;
import io.surnia.customers.CustomerDetails;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.exposures.sources.BreachSources;
import io.surnia.partner.Actor;
import io.surnia.partner.PartnerDetails;
import io.surnia.people.Group;
import io.surnia.people.Manager;
import io.surnia.people.Member;
import io.surnia.people.User;
import io.surnia.people.UserDetails;
import io.surnia.people.UserId;
import io.surnia.platform.crypto.Sealer;
import io.surnia.platform.db.Tx;
import io.surnia.platform.time.Tenant;
import io.surnia.testing.MovableClock;
import io.surnia.testing.TestDatabase;
import io.surnia.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A customer whose people come from directories, on every room as it is wired in production; no pause takes time. */
final class SyncedCustomer implements AutoCloseable {
    static final Actor ACTOR = new Actor.Operator("test");

    final TestDatabase database = TestPostgres.freshDatabase();
    final HikariDataSource pool = pool(database);
    final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T12:00:00Z"));
    final List<Duration> pauses = new ArrayList<>();
    final Rooms rooms;
    final Tenant tenant;
    final CustomerId customer;
    final Synchronizer synchronizer;
    private final DirectoryAddresses addresses;

    /** What happens in the first pause, while a directory is read. */
    @Nullable
    Runnable meanwhile;

    SyncedCustomer(DirectoryAddresses addresses) {
        this.addresses = addresses;
        Sealer sealer = new Sealer(new byte[Sealer.KEY_LENGTH]);
        rooms = Rooms.on(
                pool,
                clock,
                sealer,
                "mail.invalid",
                false,
                new Rooms.Outside(addresses, BreachSources.Addresses.USUAL, Optional.empty()));
        tenant = rooms.partners()
                .create(ACTOR, PartnerDetails.of("Northwind", "hello@example.net"))
                .tenant();
        customer = ask(tx -> rooms.customers()
                .create(tx, ACTOR, CustomerDetails.of("Harbour", CustomerType.POWER))
                .id());
        synchronizer = node();
    }

    /** Another node. */
    Synchronizer node() {
        return new Synchronizer(
                rooms.db(),
                rooms.audit(),
                rooms.directories(),
                new Readers(addresses, clock, this::pause),
                new Synchronizer.People(
                        rooms.managers(), rooms.users(), rooms.upserts(), rooms.groups(), rooms.memberships()));
    }

    ConnectionId connect(ConnectionDetails details, @Nullable String secret) {
        return ask(tx -> rooms.directories().add(tx, ACTOR, customer, details, secret))
                .id();
    }

    void change(ConnectionId id, Function<ConnectionDetails, ConnectionDetails> change) {
        ask(tx -> rooms.directories().change(tx, ACTOR, customer, id, change::apply, null));
    }

    /** Has it read, and gives the run. */
    Run run(ConnectionId id) {
        return run(id, false);
    }

    Run dryRun(ConnectionId id) {
        return run(id, true);
    }

    Run confirm(ConnectionId id) {
        ask(tx -> rooms.directories().confirm(tx, ACTOR, customer, id));
        synchronizer.runDue();
        return runs(id).getLast();
    }

    List<Run> runs(ConnectionId id) {
        return ask(tx -> rooms.directories().runs(tx, customer, id, 0, 100));
    }

    UserId add(String email) {
        return ask(tx -> rooms.users().add(tx, ACTOR, customer, UserDetails.of("Old", "Name", email)));
    }

    List<User> users() {
        return ask(tx -> rooms.users().page(tx, customer, 0, 100));
    }

    User user(String email) {
        return ask(tx -> rooms.users().byEmail(tx, customer, email)).orElseThrow();
    }

    List<String> active() {
        return users().stream()
                .filter(user -> user.archivedAt() == null)
                .map(user -> user.details().email())
                .sorted()
                .toList();
    }

    @Nullable
    Manager managerOf(String email) {
        var id = user(email).details().manager();
        return id == null ? null : ask(tx -> rooms.managers().get(tx, customer, id));
    }

    /** The addresses of the active members of each group. */
    Map<String, List<String>> groups() {
        return ask(tx -> {
            Map<String, List<String>> groups = new TreeMap<>();
            for (Group group : rooms.groups().page(tx, customer, 0, 100)) {
                List<Member> members = new ArrayList<>();
                rooms.memberships().each(tx, customer, List.of(group.id()), members::add);
                groups.put(
                        group.details().name(),
                        members.stream().map(Member::email).sorted().toList());
            }
            return groups;
        });
    }

    List<String> audited(String action) {
        return ask(tx -> rooms.audit().page(tx, 0, 1000)).stream()
                .filter(entry -> entry.action().equals(action))
                .map(entry -> entry.subject().kind())
                .toList();
    }

    <T> T ask(Function<Tx, T> work) {
        return rooms.db().inTenant(tenant, work);
    }

    @Override
    public void close() {
        synchronizer.close();
        pool.close();
        database.close();
    }

    private Run run(ConnectionId id, boolean isDry) {
        Run asked = ask(tx -> rooms.directories().ask(tx, ACTOR, customer, id, isDry));
        synchronizer.runDue();
        return runs(id).stream()
                .filter(run -> run.id().equals(asked.id()))
                .findFirst()
                .orElseThrow();
    }

    private void pause(Duration time) {
        pauses.add(time);
        Runnable now = meanwhile;
        meanwhile = null;
        if (now != null) {
            now.run();
        }
    }

    private static HikariDataSource pool(TestDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.app());
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }
}
