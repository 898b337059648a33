package io.surnia.exposures.sources;

import io.surnia.platform.client.WebClient;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sources of this deployment, and its own keys, which partners without a key of their own use. */
public final class BreachSources {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private final HaveIBeenPwned hibp;
    private final Dehashed dehashed;
    private final @Nullable String hibpKey;
    private final @Nullable String dehashedKey;

    /**
     * Where the sources are and with which keys.
     *
     * @param hibp the address of Have I Been Pwned's API, version 3
     * @param hibpKey the deployment's key to it; null for none
     * @param dehashed the address of DeHashed's API
     * @param dehashedKey the deployment's key to it; null for none
     */
    public record Addresses(
            URI hibp,
            @Nullable String hibpKey,
            URI dehashed,
            @Nullable String dehashedKey) {
        /** As their makers give them, without a key. */
        public static final Addresses USUAL = new Addresses(
                URI.create("https://haveibeenpwned.com/api/v3"), null, URI.create("https://api.dehashed.com"), null);
    }

    private BreachSources(
            HaveIBeenPwned hibp, @Nullable String hibpKey, Dehashed dehashed, @Nullable String dehashedKey) {
        this.hibp = hibp;
        this.hibpKey = hibpKey;
        this.dehashed = dehashed;
        this.dehashedKey = dehashedKey;
    }

    /** @param clock the real one: the services count in it */
    public static BreachSources at(Addresses addresses, Clock clock) {
        WebClient client = new WebClient(PATIENCE, MOST_BYTES);
        return new BreachSources(
                new HaveIBeenPwned(addresses.hibp(), client, clock),
                addresses.hibpKey(),
                new Dehashed(addresses.dehashed(), client, clock),
                addresses.dehashedKey());
    }

    public BreachSource of(SourceName name) {
        return switch (name) {
            case HIBP -> hibp;
            case DEHASHED -> dehashed;
        };
    }

    /** The one with the catalogue. */
    public HaveIBeenPwned hibp() {
        return hibp;
    }

    /** The deployment's own key to a source, which every partner may use. */
    public Optional<String> sharedKey(SourceName name) {
        return Optional.ofNullable(
                switch (name) {
                    case HIBP -> hibpKey;
                    case DEHASHED -> dehashedKey;
                });
    }

    /** All, in the order in which a check asks them. */
    public List<SourceName> names() {
        return List.of(SourceName.values());
    }
}
