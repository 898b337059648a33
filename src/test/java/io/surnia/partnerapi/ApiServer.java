package io.surnia.partnerapi;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.surnia.app.Rooms;
import io.surnia.platform.http.Metrics;
import io.surnia.platform.http.Server;
import io.surnia.platform.http.ServerSettings;
import io.surnia.platform.tls.Certificates;
import io.surnia.testing.ContractClient;
import io.surnia.testing.TestDatabase;
import io.surnia.testing.TestPostgres;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The API on a real server and database, with two partners of the same make: one for all tests of this JVM. */
final class ApiServer {
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
        try {
            Path folder = Files.createTempDirectory("surnia-api");
            server = Server.start(
                    ServerSettings.onPort(0),
                    Certificates.development(folder, Clock.systemUTC()),
                    api().routes(),
                    PublicFiles.all(),
                    new KeyAuthenticator(rooms.keys(), Optional.empty()),
                    () -> true,
                    new Metrics());
            client = ContractClient.of(server.port(), trusting(folder.resolve("ca.pem")));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Api api() {
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

    private static SSLContext trusting(Path authority) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(authority)) {
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
