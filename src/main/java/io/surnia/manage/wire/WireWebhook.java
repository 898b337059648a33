package io.surnia.manage.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.webhooks.Endpoint;
import io.surnia.webhooks.IssuedEndpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A webhook as the management API sends it: with its secret where that was just made, and never again. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireWebhook(
        long id,
        String url,
        @Nullable String description,
        List<String> events,
        boolean enabled,
        String createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {

    public static WireWebhook of(Endpoint endpoint) {
        return of(endpoint, null);
    }

    public static WireWebhook of(IssuedEndpoint issued) {
        return of(issued.endpoint(), issued.secret());
    }

    private static WireWebhook of(Endpoint endpoint, @Nullable String secret) {
        return new WireWebhook(
                endpoint.id().value(),
                endpoint.details().url(),
                endpoint.details().description(),
                endpoint.details().events(),
                endpoint.details().isEnabled(),
                endpoint.createdAt().toString(),
                secret);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "WireWebhook[id=%d, url=%s]".formatted(id, url);
    }
}
