package io.surnia.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.surnia.app.Rooms;
import io.surnia.assignments.Target;
import io.surnia.assignments.Terms;
import io.surnia.customers.CustomerDetails;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.library.LibraryKind;
import io.surnia.partner.Actor;
import io.surnia.partner.PartnerDetails;
import io.surnia.people.Group;
import io.surnia.people.GroupDetails;
import io.surnia.people.GroupId;
import io.surnia.people.Member;
import io.surnia.people.User;
import io.surnia.people.UserDetails;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import io.surnia.platform.time.Tenant;
import io.surnia.scoring.CustomerStandings;
import io.surnia.testing.MovableClock;
import io.surnia.testing.TestDatabase;
import io.surnia.testing.TestPostgres;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** A partner whose customers get their people from files, on every room as it is wired in production. */
final class ImportedCustomer implements AutoCloseable {
    private static final Actor ACTOR = new Actor.Operator("test");

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final HikariDataSource pool = pool(database);
    private final Rooms rooms =
            Rooms.on(pool, new MovableClock(Instant.parse("2026-11-24T12:00:00Z")), new byte[32], "mail.invalid");
    private final Tenant tenant = rooms.partners()
            .create(ACTOR, PartnerDetails.of("Northwind", "hello@example.net"))
            .tenant();

    CustomerId customer() {
        return ask(tx -> rooms.customers()
                .create(tx, ACTOR, CustomerDetails.of("Harbour", CustomerType.POWER))
                .id());
    }

    /** One with an assignment for all, one for each of two groups, and one that has not begun. */
    CustomerId busyCustomer() {
        CustomerId customer = customer();
        GroupId desk = group(customer, "Front desk");
        GroupId night = group(customer, "Night shift");
        assign(customer, "For all", 0, new Target.Everyone());
        assign(customer, "For the desk", 0, new Target.OfGroup(desk));
        assign(customer, "For the night", 0, new Target.OfGroup(night));
        assign(customer, "Later", 10, new Target.Everyone());
        return customer;
    }

    private GroupId group(CustomerId customer, String name) {
        return ask(tx -> rooms.groups().add(tx, ACTOR, customer, GroupDetails.of(name)));
    }

    private void assign(CustomerId customer, String name, int inDays, Target... targets) {
        ask(tx -> rooms.assignments()
                .create(
                        tx,
                        ACTOR,
                        customer,
                        Terms.of(LibraryKind.VIDEO, name, tx.today().plusDays(inDays)),
                        List.of(targets)));
    }

    UserId add(CustomerId customer, UserDetails details) {
        return ask(tx -> rooms.users().add(tx, ACTOR, customer, details));
    }

    ImportReport load(CustomerId customer, InputStream file, ImportOptions options) {
        return load(customer, file, options, ImportProgress.SILENT);
    }

    ImportReport load(CustomerId customer, InputStream file, ImportOptions options, ImportProgress progress) {
        return rooms.userImports().load(tenant, ACTOR, customer, file, options, progress);
    }

    /** Lets the planner know what the tables hold, as the command does after an import. */
    void analyze() {
        database.execute("analyze");
    }

    List<User> users(CustomerId customer) {
        return ask(tx -> rooms.users().page(tx, customer, 0, 100));
    }

    User user(CustomerId customer, String email) {
        return ask(tx -> rooms.users().byEmail(tx, customer, email)).orElseThrow();
    }

    String managerOf(CustomerId customer, User user) {
        var manager = ask(tx -> rooms.managers()
                        .get(tx, customer, Objects.requireNonNull(user.details().manager())))
                .details();
        return manager.firstName() + " " + manager.lastName() + " " + manager.email();
    }

    Map<String, List<Member>> groups(CustomerId customer) {
        return ask(tx -> {
            Map<String, List<Member>> groups = new LinkedHashMap<>();
            for (Group group : rooms.groups().page(tx, customer, 0, 100)) {
                List<Member> members = new ArrayList<>();
                rooms.memberships().each(tx, customer, List.of(group.id()), members::add);
                groups.put(group.details().name(), members);
            }
            return groups;
        });
    }

    List<String> owedBy(CustomerId customer, User user) {
        return Objects.requireNonNull(ask(tx -> rooms.loads().of(tx, customer, List.of(user.id())))
                        .get(user.id()))
                .active()
                .stream()
                .map(item -> item.assignment().name())
                .toList();
    }

    int activeUsers(CustomerId customer) {
        return Objects.requireNonNull(ask(tx -> new CustomerStandings().of(tx, List.of(customer)))
                        .get(customer))
                .users();
    }

    /** Everything stored is what the history gives. */
    void assertVerified() {
        assertThat(rooms.verify().all(tenant).differences()).isEmpty();
    }

    @Override
    public void close() {
        pool.close();
        database.close();
    }

    private <T> T ask(Function<Tx, T> work) {
        return rooms.db().inTenant(tenant, work);
    }

    private static HikariDataSource pool(TestDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.app());
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }
}
