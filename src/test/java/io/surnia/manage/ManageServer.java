package io.surnia.manage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.surnia.app.Rooms;
import io.surnia.partner.Actor;
import io.surnia.partner.Partner;
import io.surnia.partner.PartnerDetails;
import io.surnia.partner.Scope;
import io.surnia.partnerapi.KeyAuthenticator;
import io.surnia.platform.crypto.Sealer;
import io.surnia.platform.http.Authenticator;
import io.surnia.platform.http.Metrics;
import io.surnia.platform.http.Readiness;
import io.surnia.platform.http.Server;
import io.surnia.platform.http.ServerSettings;
import io.surnia.platform.time.Tenant;
import io.surnia.platform.tls.Certificates;
import io.surnia.testing.DevelopmentTrust;
import io.surnia.testing.FakeSources;
import io.surnia.testing.MovableClock;
import io.surnia.testing.TestDatabase;
import io.surnia.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The management API on a real server and database, with two partners: one for all tests of this JVM. */
final class ManageServer {
    private static final Path FOLDER = folder();
    static final int IMPORT_LIMIT = 100_000;
    static final ManageServer SHARED = new ManageServer();

    final TestDatabase database = TestPostgres.freshDatabase();
    final FakeSources sources = new FakeSources();
    final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T10:00:00Z"));
    final Rooms rooms;
    final Tenant tenant;
    final String key;
    final String readingKey;
    final Tenant strangers;
    final String strangersKey;
    final Server server;

    private ManageServer() {
        rooms = rooms();
        Partner partner = rooms.partners()
                .createSandbox(new Actor.Operator("test"), PartnerDetails.of("Northwind", "hello@northwind.example"));
        Partner other = rooms.partners()
                .create(new Actor.Operator("test"), PartnerDetails.of("Southwind", "hello@southwind.example"));
        tenant = partner.tenant();
        strangers = other.tenant();
        key = issue(tenant, true);
        readingKey = issue(tenant, false);
        strangersKey = issue(strangers, true);
        server = start(rooms);
    }

    /** The rooms on connections of their own, as another node has them. */
    Rooms rooms() {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(database.app());
        pool.setMaximumPoolSize(8);
        return on(new HikariDataSource(pool));
    }

    /** Rooms that ask the fake sources. */
    Rooms on(DataSource connections) {
        return Rooms.on(
                connections, clock, new Sealer(new byte[Sealer.KEY_LENGTH]), "mail.invalid", false, sources.outside());
    }

    /** Another node. */
    Server start(Rooms rooms) {
        return start(rooms, new KeyAuthenticator(rooms.keys(), Optional.empty()), () -> true);
    }

    static Server start(Rooms rooms, Authenticator authenticator, Readiness readiness) {
        return Server.start(
                ServerSettings.onPort(0),
                Certificates.development(FOLDER, Clock.systemUTC()),
                api(rooms).routes(),
                List.of(),
                authenticator,
                readiness,
                new Metrics());
    }

    ManageClient client() {
        return clientOf(server).withKey(key);
    }

    static ManageClient clientOf(Server server) {
        return ManageClient.of(server.port(), DevelopmentTrust.in(FOLDER.resolve("ca.pem")));
    }

    /** A new customer's id. */
    long customer(String name) {
        return client().post("/customers", "{\"name\": \"%s\", \"customer_type\": \"power\"}".formatted(name))
                .id();
    }

    /** A new user's id. */
    long user(long customer, String email) {
        return client().post(
                        "/customers/" + customer + "/users",
                        "{\"first_name\": \"Ana\", \"last_name\": \"Sousa\", \"email\": \"%s\"}".formatted(email))
                .id();
    }

    private String issue(Tenant tenant, boolean mayWrite) {
        return rooms.db()
                .inTenant(
                        tenant,
                        tx -> rooms.keys()
                                .issue(tx, new Actor.Operator("test"), "test", new Scope.WholePartner(), mayWrite, null)
                                .secret());
    }

    private static ManageApi api(Rooms rooms) {
        ManageApi.Rooms behind = new ManageApi.Rooms(
                rooms.db(),
                rooms.requests(),
                rooms.audit(),
                rooms.keys(),
                rooms.customers(),
                rooms.managers(),
                rooms.users(),
                rooms.upserts(),
                rooms.userImports(),
                rooms.groups(),
                rooms.memberships(),
                rooms.directories(),
                rooms.directoryProbes(),
                rooms.editing(),
                rooms.assignments(),
                rooms.learning(),
                rooms.surveys(),
                rooms.exercises(),
                rooms.exposures(),
                rooms.dehashed(),
                rooms.findingImports(),
                rooms.breachChecks(),
                rooms.sourceKeys(),
                rooms.administrators(),
                rooms.partners(),
                rooms.privacy(),
                rooms.retentions(),
                rooms.webhooks(),
                rooms.mailServers(),
                rooms.dkimKeys(),
                rooms.mailLog(),
                rooms.suppressions(),
                rooms.reports(),
                rooms.certificates(),
                rooms.clock(),
                rooms.letters(),
                rooms.links(),
                rooms.notices());
        return new ManageApi(behind, IMPORT_LIMIT, Optional.empty());
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("surnia-manage");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
