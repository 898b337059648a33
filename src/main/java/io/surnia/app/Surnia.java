package io.surnia.app;

import io.surnia.directory.Synchronizer;
import io.surnia.jobs.Jobs;
import io.surnia.links.LinkOrigin;
import io.surnia.mail.Bounces;
import io.surnia.mail.Dispatcher;
import io.surnia.platform.config.Configuration;
import io.surnia.platform.config.Settings;
import io.surnia.platform.crypto.Sealer;
import io.surnia.platform.http.Metrics;
import io.surnia.platform.http.Server;
import io.surnia.platform.postgres.DataFolder;
import io.surnia.platform.problem.StartupFailure;
import io.surnia.platform.tls.Certificates;
import io.surnia.webhooks.Deliverer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The running server: what is started in which order, and stopped in the reverse one. */
public final class Surnia implements AutoCloseable {
    /** What a server is started for. */
    public enum Purpose {
        /** The real thing. */
        SERVE,
        /** A sample partner is loaded, and mail is laid into a folder to read. */
        DEMO
    }

    private final StopOrder order = new StopOrder();
    private final Health health = new Health();
    private final Configuration configuration;
    private final Certificates certificates;
    private final Rooms rooms;
    private final Server server;
    private final CompletableFuture<StartupFailure> over = new CompletableFuture<>();

    private Surnia(Configuration configuration, Purpose purpose, Clock clock, Consumer<String> progress) {
        this.configuration = configuration;
        Path data = DataFolder.prepare(configuration.get(Settings.DATA)).path();
        try {
            certificates = certificates(configuration, data, clock);
            order.standingOn(_ -> certificates.close());
            Database database = Database.forServer(configuration, progress);
            order.standingOn(database::stop);
            database.supervise(over::complete);
            progress.accept("migrating the schema");
            database.migrate();
            rooms = rooms(database, configuration, clock);
            Metrics metrics = new Metrics();
            health.watch(database);
            order.standingOn(_ -> health.close());
            server = order.working(new Doors(
                            rooms,
                            configuration,
                            certificates,
                            health,
                            metrics,
                            Secrets.in(data).metricsKey())
                    .open());
            if (purpose == Purpose.DEMO) {
                new Demo(rooms, database, data, connections -> rooms(connections, configuration, clock))
                        .loadOnce(progress);
            }
            Dispatcher dispatcher = Outgoing.dispatcher(rooms, configuration, purpose);
            Optional<Bounces> bounces = Outgoing.bounces(rooms.db(), configuration);
            Deliverer deliverer =
                    order.working(Outgoing.deliverer(rooms.db(), sealer(data, configuration), configuration));
            Synchronizer synchronizer = order.working(rooms.synchronizer());
            order.working(Jobs.start(
                    database.application(), new Chores(rooms, dispatcher, bounces, deliverer, synchronizer).jobs()));
            Gauges.add(metrics, database, health);
            health.open();
        } catch (RuntimeException | Error failure) {
            close();
            throw failure;
        }
    }

    /**
     * Starts, and returns once requests are served.
     *
     * @throws StartupFailure with one sentence for the operator, everything started so far stopped again
     */
    public static Surnia start(Configuration configuration, Purpose purpose, Consumer<String> progress) {
        return start(configuration, purpose, Clock.systemUTC(), progress);
    }

    /** As above, on another clock: for tests. */
    public static Surnia start(Configuration configuration, Purpose purpose, Clock clock, Consumer<String> progress) {
        progress.accept("starting Surnia " + Version.current());
        return new Surnia(configuration, purpose, clock, progress);
    }

    /** The rooms on an open database, for a server or a command. */
    public static Rooms rooms(Database database, Configuration configuration, Clock clock) {
        return rooms(database.application(), configuration, clock);
    }

    private static Rooms rooms(DataSource connections, Configuration configuration, Clock clock) {
        Path data = DataFolder.prepare(configuration.get(Settings.DATA)).path();
        return Rooms.on(
                connections,
                clock,
                sealer(data, configuration),
                Outgoing.sender(configuration).domain(),
                configuration.get(Settings.WEBHOOK_PRIVATE_ADDRESSES),
                configuration.get(Settings.MAIL_PRIVATE_ADDRESSES),
                Outgoing.asked(configuration),
                linkOrigin(configuration));
    }

    private static LinkOrigin linkOrigin(Configuration configuration) {
        URI here = URI.create("https://localhost:" + configuration.get(Settings.PORT));
        return new LinkOrigin(
                configuration.find(Settings.BASE_DOMAIN),
                configuration.find(Settings.BASE_URL).orElse(here));
    }

    /** Under the key of the moment: where it lies in the data folder, a restore replaces it there. */
    static Sealer sealer(Path data, Configuration configuration) {
        Secrets secrets = Secrets.in(data);
        return new Sealer(() -> secrets.cryptoKey(configuration));
    }

    private static Certificates certificates(Configuration configuration, Path data, Clock clock) {
        return configuration
                .find(Settings.TLS_CERT)
                .map(certificate -> Certificates.given(certificate, configuration.get(Settings.TLS_KEY)))
                .orElseGet(() -> Certificates.development(data.resolve("server").resolve("tls"), clock));
    }

    /** Where clients reach it, without a trailing slash. */
    public String address() {
        return configuration
                .find(Settings.BASE_URL)
                .map(Object::toString)
                .orElseGet(() -> "https://localhost:" + server.port());
    }

    /** The development certificate's fingerprint; empty where the operator gave one. */
    public Optional<String> fingerprint() {
        return configuration.find(Settings.TLS_CERT).isPresent()
                ? Optional.empty()
                : Optional.of(certificates.fingerprint());
    }

    /** Whether there is no partner yet. */
    public boolean isEmpty() {
        return rooms.tenants().isEmpty();
    }

    /** Everything that serves and works, for tests. */
    public Rooms rooms() {
        return rooms;
    }

    /** The HTTPS port. */
    public int port() {
        return server.port();
    }

    /**
     * Blocks until the process is told to stop; then drains and stops within 10 seconds.
     *
     * @throws StartupFailure where the embedded PostgreSQL is lost: it ended, and could not be started again
     */
    public void serveUntilStopped() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(this::close));
        throw over.join();
    }

    /** Refuses new requests, lets those under way and jobs end, then stops the database: all in 10 s. Safe to call twice. */
    @Override
    public void close() {
        health.shut();
        order.close();
    }
}
