package io.surnia.platform.http;

import java.net.InetAddress;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The ports: HTTPS, which also understands plain HTTP enough to refuse it; plain HTTP; metrics. */
final class Listeners {
    private static final String HTTPS = "https";
    private static final String PLAIN = "http";
    private static final String METRICS = "metrics";
    private static final InetAddress THIS_MACHINE = InetAddress.ofLiteral("127.0.0.1");
    private static final int HEADER_LIMIT = 16 * 1024;

    private final Server server;
    private final ServerSettings settings;

    Listeners(Server server, ServerSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    /** Whether the request came through the plain HTTP port. */
    static boolean isPlain(ConnectionMetaData connection) {
        return PLAIN.equals(connection.getConnector().getName());
    }

    /** Whether the request came through the metrics port. */
    static boolean isMetrics(ConnectionMetaData connection) {
        return METRICS.equals(connection.getConnector().getName());
    }

    ServerConnector https(SslContextFactory.Server tls) {
        HttpConfiguration configuration = configuration();
        SecureRequestCustomizer secure = new SecureRequestCustomizer();
        secure.setSniHostCheck(false); // checking the name is the client's part; one by address or alias is served
        configuration.addCustomizer(secure);
        HttpConnectionFactory http1 = new HttpConnectionFactory(configuration);
        HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(configuration);
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory(http2.getProtocol(), http1.getProtocol());
        alpn.setDefaultProtocol(http1.getProtocol());
        SslConnectionFactory ssl = new SslConnectionFactory(tls, alpn.getProtocol());
        return listen(
                HTTPS,
                settings.address(),
                settings.port(),
                new LingeringConnector(server, new DetectorConnectionFactory(ssl), http1, alpn, http2));
    }

    ServerConnector plain(int port) {
        return listen(
                PLAIN,
                settings.address(),
                port,
                new LingeringConnector(server, new HttpConnectionFactory(configuration())));
    }

    ServerConnector metrics(int port) {
        return listen(
                METRICS,
                THIS_MACHINE,
                port,
                new LingeringConnector(server, new HttpConnectionFactory(configuration())));
    }

    private ServerConnector listen(String name, InetAddress address, int port, ServerConnector connector) {
        connector.setName(name);
        connector.setHost(address.getHostAddress());
        connector.setPort(port);
        connector.setIdleTimeout(settings.idleTimeout().toMillis());
        return connector;
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        configuration.setRequestHeaderSize(HEADER_LIMIT);
        configuration.setUriCompliance(UriCompliance.DEFAULT.with(
                "DOUBLE_SLASHES", UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT)); // collapsed by the front
        return configuration;
    }
}
