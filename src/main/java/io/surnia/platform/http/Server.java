package io.surnia.platform.http;

import io.surnia.platform.problem.StartupFailure;
import io.surnia.platform.tls.Certificates;
import java.io.IOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTPS server. Made from an explicit table of routes; {@code /health/live} and {@code /health/ready} are added to it.
 * {@link #close} refuses new requests with 503, lets those under way end, and stops.
 */
public final class Server implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Server.class);

    private final ServerSettings settings;
    private final org.eclipse.jetty.server.Server jetty;
    private final Executor virtualThreads = VirtualThreads.getNamedVirtualThreadsExecutor("request-");
    private final List<ServerConnector> connectors = new ArrayList<>();
    private volatile boolean draining;

    private Server(ServerSettings settings) {
        this.settings = settings;
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("http");
        threads.setStopTimeout(1_000);
        this.jetty = new org.eclipse.jetty.server.Server(threads);
    }

    /**
     * Starts listening at once; what must not be served yet is for {@code readiness} to say.
     *
     * @throws StartupFailure with a sentence such as "port 8443 is in use"
     */
    public static Server start(
            ServerSettings settings,
            Certificates certificates,
            List<Route> routes,
            List<FixedAnswer> fixed,
            Authenticator authenticator,
            Readiness readiness,
            Metrics metrics) {
        Server server = new Server(settings);
        server.handle(routes, fixed, authenticator, readiness, metrics);
        server.listen(certificates);
        return server;
    }

    /** The HTTPS port, also where 0 was asked for. */
    public int port() {
        return connectors.getFirst().getLocalPort();
    }

    /** The plain HTTP port. */
    public OptionalInt httpPort() {
        return settings.httpPort().isPresent()
                ? OptionalInt.of(connectors.get(1).getLocalPort())
                : OptionalInt.empty();
    }

    /** The metrics port. */
    public OptionalInt metricsPort() {
        return settings.metricsPort().isPresent()
                ? OptionalInt.of(connectors.getLast().getLocalPort())
                : OptionalInt.empty();
    }

    /** Drains and stops, within the settings' drain time; safe to call twice. */
    @Override
    public void close() {
        draining = true;
        try {
            jetty.stop();
        } catch (Exception e) {
            log.warn("The HTTP server was stopped with requests still under way");
            log.debug("Why it did not stop by itself", e);
        }
    }

    private void handle(
            List<Route> routes,
            List<FixedAnswer> fixed,
            Authenticator authenticator,
            Readiness readiness,
            Metrics metrics) {
        List<Route> all = new ArrayList<>(routes);
        all.add(Route.get("/health/live", "health-live", Access.PUBLIC, Server::healthy));
        all.add(Route.get("/health/ready", "health-ready", Access.PUBLIC, Server::healthy));
        ServletContextHandler servlets = new ServletContextHandler();
        servlets.addServlet(new ServletHolder(new Router(authenticator, settings.bodyTimeout()).servlet(all)), "/*");
        ErrorAnswers errors = new ErrorAnswers();
        servlets.setErrorHandler(errors);
        jetty.setErrorHandler(errors);
        Readiness ready = () -> !draining && readiness.ready();
        jetty.setHandler(new GracefulHandler(
                new Front(settings.trustedProxies(), ready, metrics, fixed, virtualThreads, servlets)));
        jetty.setStopTimeout(settings.drainTime().toMillis());
    }

    private void listen(Certificates certificates) {
        Listeners listeners = new Listeners(jetty, settings);
        connectors.add(listeners.https(tls(certificates)));
        settings.httpPort().ifPresent(port -> connectors.add(listeners.plain(port)));
        settings.metricsPort().ifPresent(port -> connectors.add(listeners.metrics(port)));
        connectors.forEach(jetty::addConnector);
        try {
            for (ServerConnector connector : connectors) {
                open(connector);
            }
            jetty.start();
        } catch (StartupFailure e) {
            connectors.forEach(NetworkConnector::close);
            throw e;
        } catch (Exception e) {
            throw new StartupFailure("the HTTP server could not start", e);
        }
    }

    private static void open(ServerConnector connector) {
        try {
            connector.open();
        } catch (IOException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof BindException
                        && String.valueOf(cause.getMessage()).contains("in use")) {
                    throw new StartupFailure("port " + connector.getPort() + " is in use", e);
                }
            }
            throw new StartupFailure("port " + connector.getPort() + " cannot be opened", e);
        }
    }

    private static SslContextFactory.Server tls(Certificates certificates) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setIncludeProtocols("TLSv1.2", "TLSv1.3");
        tls.setKeyStore(certificates.keyStore());
        tls.setKeyStorePassword("");
        certificates.onChange(keyStore -> tls.reload(factory -> factory.setKeyStore(keyStore)));
        return tls;
    }

    private static void healthy(Call call) throws IOException {
        call.answer("{\"status\":\"up\"}".getBytes(StandardCharsets.US_ASCII));
    }
}
