package io.surnia.webhooks;

import io.surnia.platform.problem.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a partner decides about an endpoint.
 *
 * @param url {@code https}, at most 2,000 characters
 * @param description at most 200 characters
 * @param events the types that it wants, such as {@code user.created} or {@code user.*}; empty for all
 * @param isEnabled whether anything is delivered; what happens meanwhile waits
 */
public record EndpointDetails(String url, @Nullable String description, List<String> events, boolean isEnabled) {
    public EndpointDetails {
        events = List.copyOf(events);
    }

    /** An endpoint that wants everything. */
    public static EndpointDetails of(String url) {
        return new EndpointDetails(url, null, List.of(), true);
    }

    /** Refuses what can never be delivered to, and events that there are none of. */
    void check(boolean isHttpAllowed) {
        URI address = address();
        boolean isWeb = "https".equals(address.getScheme()) || (isHttpAllowed && "http".equals(address.getScheme()));
        if (!isWeb || address.getHost() == null || address.getUserInfo() != null || address.getFragment() != null) {
            throw badUrl();
        }
        for (String event : events) {
            if (!EventType.isWanted(event)) {
                throw Problem.invalidParameter(
                        "events",
                        "The events must be of these, or of one kind as in user.*: " + EventType.words() + ".");
            }
        }
    }

    private URI address() {
        try {
            return new URI(url);
        } catch (URISyntaxException notOne) {
            throw badUrl();
        }
    }

    private static Problem badUrl() {
        return Problem.invalidParameter(
                "url", "The url must be an https address with a host, without a user name and without a fragment.");
    }
}
