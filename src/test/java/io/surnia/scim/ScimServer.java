package io.surnia.scim;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.surnia.app.Rooms;
import io.surnia.customers.CustomerDetails;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.partner.Actor;
import io.surnia.partner.AuditEntry;
import io.surnia.partner.PartnerDetails;
import io.surnia.partner.Scope;
import io.surnia.partnerapi.KeyAuthenticator;
import io.surnia.people.UserDetails;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import io.surnia.platform.http.Metrics;
import io.surnia.platform.http.Server;
import io.surnia.platform.http.ServerSettings;
import io.surnia.platform.time.Tenant;
import io.surnia.platform.tls.Certificates;
import io.surnia.testing.DevelopmentTrust;
import io.surnia.testing.MovableClock;
import io.surnia.testing.TestDatabase;
import io.surnia.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The door on a real server and database: one for all tests of this JVM, with a customer for each that asks. */
final class ScimServer {
    static final Actor OPERATOR = new Actor.Operator("test");
    static final ScimServer SHARED = new ScimServer();

    final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T10:00:00Z"));
    final TestDatabase database = TestPostgres.freshDatabase();
    final Rooms rooms;
    final Tenant tenant;
    private final Path folder = folder();
    private final Server server;
    private final HttpClient http;

    private ScimServer() {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(database.app());
        pool.setMaximumPoolSize(8);
        rooms = Rooms.on(new HikariDataSource(pool), clock, new byte[32], "mail.invalid");
        tenant = rooms.partners()
                .create(OPERATOR, PartnerDetails.of("Northwind", "hello@example.net"))
                .tenant();
        ScimApi api = new ScimApi(
                new ScimApi.Rooms(
                        rooms.db(),
                        rooms.audit(),
                        rooms.managers(),
                        rooms.users(),
                        rooms.groups(),
                        rooms.memberships()),
                Optional.empty());
        server = Server.start(
                ServerSettings.onPort(0),
                Certificates.development(folder, Clock.systemUTC()),
                api.routes(),
                List.of(),
                new KeyAuthenticator(rooms.keys(), Optional.empty()),
                () -> true,
                new Metrics());
        http = HttpClient.newBuilder()
                .sslContext(DevelopmentTrust.in(folder.resolve("ca.pem")))
                .build();
    }

    /** A new customer without anybody. */
    CustomerId customer(String name) {
        return in(tx -> rooms.customers()
                .create(tx, OPERATOR, CustomerDetails.of(name, CustomerType.POWER))
                .id());
    }

    /** A client with a customer's key that may write. */
    ScimClient client(CustomerId customer) {
        return client(tenant, new Scope.OneCustomer(customer.value()), true);
    }

    ScimClient client(Tenant of, Scope scope, boolean mayWrite) {
        String key = rooms.db()
                .inTenant(of, tx -> rooms.keys().issue(tx, OPERATOR, "directory", scope, mayWrite, null))
                .secret();
        return new ScimClient(http, "https://localhost:" + server.port() + "/scim/v2", key);
    }

    /** A client without a key. */
    ScimClient stranger() {
        return new ScimClient(http, "https://localhost:" + server.port() + "/scim/v2", "");
    }

    UserId user(CustomerId customer, String firstName, String lastName, String email) {
        return in(tx -> rooms.users().add(tx, OPERATOR, customer, UserDetails.of(firstName, lastName, email)));
    }

    <T> T in(Function<Tx, T> work) {
        return rooms.db().inTenant(tenant, work);
    }

    List<AuditEntry> audited(String kind, long id) {
        return in(tx -> rooms.audit().page(tx, 0, 100_000)).stream()
                .filter(entry -> entry.subject().kind().equals(kind)
                        && Long.valueOf(id).equals(entry.subject().id()))
                .toList();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("surnia-scim");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
