package io.surnia.platform.http;

import java.net.InetAddress;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * How the server listens.
 *
 * @param address where the HTTPS port and the plain one listen; every address of the machine where it is the wildcard
 * @param port HTTPS; 0 picks a free one
 * @param httpPort plain HTTP, off where empty: refuses everybody but a trusted proxy
 * @param metricsPort plain HTTP for {@code /metrics} alone, on 127.0.0.1; off where empty
 * @param trustedProxies whose forwarding headers count on {@code httpPort}
 * @param idleTimeout after which a connection without traffic is closed
 * @param bodyTimeout within which a request's body must have arrived
 * @param drainTime that requests under way get when the server stops
 */
public record ServerSettings(
        InetAddress address,
        int port,
        OptionalInt httpPort,
        OptionalInt metricsPort,
        TrustedProxies trustedProxies,
        Duration idleTimeout,
        Duration bodyTimeout,
        Duration drainTime) {

    /** HTTPS alone, at every address, with the usual times. */
    public static ServerSettings onPort(int port) {
        return at(InetAddress.ofLiteral("0.0.0.0"), port);
    }

    /** HTTPS alone, with the usual times. */
    public static ServerSettings at(InetAddress address, int port) {
        return new ServerSettings(
                address,
                port,
                OptionalInt.empty(),
                OptionalInt.empty(),
                TrustedProxies.none(),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5));
    }

    /** The same with a plain port and the proxies that are believed there. */
    public ServerSettings withHttp(int httpPort, TrustedProxies trustedProxies) {
        return new ServerSettings(
                address,
                port,
                OptionalInt.of(httpPort),
                metricsPort,
                trustedProxies,
                idleTimeout,
                bodyTimeout,
                drainTime);
    }

    /** The same with a port for metrics. */
    public ServerSettings withMetrics(int metricsPort) {
        return new ServerSettings(
                address,
                port,
                httpPort,
                OptionalInt.of(metricsPort),
                trustedProxies,
                idleTimeout,
                bodyTimeout,
                drainTime);
    }

    /** The same with other times. */
    public ServerSettings withTimeouts(Duration idleTimeout, Duration bodyTimeout, Duration drainTime) {
        return new ServerSettings(
                address, port, httpPort, metricsPort, trustedProxies, idleTimeout, bodyTimeout, drainTime);
    }
}
