package io.surnia.links;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where links lead.
 *
 * @param domain with it, a partner that has a subdomain is reached at SUBDOMAIN.domain, on the base's port
 * @param base the address of the deployment
 */
public record LinkOrigin(Optional<String> domain, URI base) {
    /** What every link's path begins with. */
    public static final String PATH = "/learn/";

    /** A deployment of one address. */
    public static LinkOrigin at(String base) {
        return new LinkOrigin(Optional.empty(), URI.create(base));
    }

    String url(@Nullable String subdomain, String token) {
        if (domain.isEmpty() || subdomain == null) {
            return base + PATH + token;
        }
        String port = base.getPort() < 0 ? "" : ":" + base.getPort();
        return "https://%s.%s%s%s%s".formatted(subdomain, domain.get(), port, PATH, token);
    }
}
