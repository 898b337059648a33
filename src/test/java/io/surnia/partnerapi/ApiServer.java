package io.surnia.partnerapi;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.surnia.app.Rooms;
import io.surnia.platform.http.Authenticator;
import io.surnia.platform.http.Metrics;
import io.surnia.platform.http.Readiness;
import io.surnia.platform.http.Route;
import io.surnia.platform.http.Server;
import io.surnia.platform.http.ServerSettings;
import io.surnia.platform.tls.Certificates;
import io.surnia.testing.ContractClient;
import io.surnia.testing.DevelopmentTrust;
import io.surnia.testing.TestDatabase;
import io.surnia.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** The API on a real server and database, with two partners of the same make: one for all tests of this JVM. */
final class ApiServer {
    private static final Path FOLDER = folder();
    static final ApiServer SHARED = new ApiServer();

    final TestDatabase database = TestPostgres.freshDatabase();
    final Rooms rooms;
    final World world;
    final World others;
    final Server server;
    private final ContractClient client;

    private ApiServer() {
        Clock clock = Clock.fixed(World.NOW, ZoneOffset.UTC);
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(database.app());
        pool.setMaximumPoolSize(8);
        rooms = Rooms.on(new HikariDataSource(pool), clock, new byte[32], "mail.invalid");
        world = new World(rooms, "Northwind");
        others = new World(rooms, "Southwind");
        world.subscribe();
        server = start(api(rooms).routes(), new KeyAuthenticator(rooms.keys(), Optional.empty()), () -> true);
        client = ContractClient.of(server.port(), trust());
    }

    /** A further server, of which everything else is the same. */
    static Server start(List<Route> routes, Authenticator authenticator, Readiness readiness) {
        return Server.start(
                ServerSettings.onPort(0),
                Certificates.development(FOLDER, Clock.systemUTC()),
                routes,
                PublicFiles.all(),
                authenticator,
                readiness,
                new Metrics());
    }

    /** A client without a key, of a further server. */
    static ContractClient clientOf(Server server) {
        return ContractClient.of(server.port(), trust());
    }

    /** What a client of any of these servers needs. */
    static SSLContext trust() {
        return DevelopmentTrust.in(FOLDER.resolve("ca.pem"));
    }

    static Api api(Rooms rooms) {
        return new Api(
                new Api.Rooms(
                        rooms.db(),
                        rooms.partners(),
                        rooms.keys(),
                        rooms.customers(),
                        rooms.administrators(),
                        rooms.managers(),
                        rooms.groups(),
                        rooms.assignments(),
                        rooms.loads(),
                        rooms.programs(),
                        rooms.exposures(),
                        rooms.notifying(),
                        rooms.subscriptions()),
                Optional.empty());
    }

    /** Without a key. */
    ContractClient client() {
        return client;
    }

    /** With the key of the whole partner. */
    ContractClient partner() {
        return client.withKey(world.key);
    }

    /** With the key of the customer {@code harbour}. */
    ContractClient customer() {
        return client.withKey(world.harbourKey);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("surnia-api");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
