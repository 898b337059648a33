package io.surnia.platform.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * How a request came in: over what, from where, and the id that it goes by. What a trusted proxy says in {@code
 * X-Forwarded-Proto}, {@code X-Forwarded-For} and {@code X-Request-Id} counts on the plain port only; what anybody else
 * says there counts nowhere.
 */
record Arrival(String requestId, boolean secure, String remoteAddress, String host) {
    private static final String ATTRIBUTE = Arrival.class.getName();
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    static Arrival of(Request request, TrustedProxies proxies) {
        InetAddress peer = peer(request);
        boolean plain = !request.isSecure();
        boolean proxied =
                plain && peer != null && Listeners.isPlain(request.getConnectionMetaData()) && proxies.trust(peer);
        String address = peer == null ? "unknown" : peer.getHostAddress();
        Arrival arrival = new Arrival(
                proxied ? proxyId(request) : newId(),
                !plain
                        || (proxied
                                && "https".equalsIgnoreCase(request.getHeaders().get(HttpHeader.X_FORWARDED_PROTO))),
                proxied ? forwardedFor(request, address, proxies) : address,
                host(request));
        request.setAttribute(ATTRIBUTE, arrival);
        return arrival;
    }

    /** What {@link #of} found for this request; a new one for a request that Jetty refused before it came to us. */
    static Arrival from(Request request) {
        return request.getAttribute(ATTRIBUTE) instanceof Arrival arrival
                ? arrival
                : of(request, TrustedProxies.none());
    }

    /** The last address in the list that is not a proxy's: those before it are hearsay. */
    private static String forwardedFor(Request request, String peer, TrustedProxies proxies) {
        List<String> hops = request.getHeaders().getCSV(HttpHeader.X_FORWARDED_FOR, false);
        String client = peer;
        for (String hop : hops.reversed()) {
            if (!ADDRESS.matcher(hop).matches()) {
                break;
            }
            client = hop;
            if (!proxies.trust(InetAddress.ofLiteral(hop))) {
                break;
            }
        }
        return client;
    }

    private static @Nullable InetAddress peer(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket
                ? socket.getAddress()
                : null;
    }

    private static String proxyId(Request request) {
        String id = request.getHeaders().get("X-Request-Id");
        return id != null && ID.matcher(id).matches() ? id : newId();
    }

    private static String newId() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    private static String host(Request request) {
        String host = Request.getServerName(request);
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
    }
}
