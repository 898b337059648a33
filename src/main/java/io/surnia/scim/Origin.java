package io.surnia.scim;

import io.surnia.platform.http.Call;
import java.net.URI;
import java.util.Optional;

/** Where this door is: the beginning of every address that it gives. */
final class Origin {
    private final Optional<String> configured;

    /** @param configured scheme, host and port, where a setting names them; else they are those that the client called */
    Origin(Optional<URI> configured) {
        this.configured = configured.map(uri -> uri.toString().replaceAll("/+$", ""));
    }

    /** Without a slash at its end. */
    String of(Call call) {
        return configured.orElseGet(call::origin) + Routes.PREFIX;
    }
}
