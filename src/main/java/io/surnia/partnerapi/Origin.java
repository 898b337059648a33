package io.surnia.partnerapi;

import io.surnia.platform.http.Call;
import java.net.URI;
import java.util.Optional;

/** The beginning of every absolute address that we send: the configured one, or the one that the client called. */
final class Origin {
    private final Optional<String> configured;

    /** @param configured scheme, host and port, as in {@code https://aware.example.com}, where a setting names it */
    Origin(Optional<URI> configured) {
        this.configured = configured.map(uri -> uri.toString().replaceAll("/+$", ""));
    }

    String of(Call call) {
        return configured.orElseGet(call::origin);
    }
}
