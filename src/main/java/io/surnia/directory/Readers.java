package io.surnia.directory;

import io.surnia.platform.client.WebClient;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes the reader of each kind of directory, for one reading. */
public final class Readers {
    /** How long a reading may take. */
    static final Duration LONGEST_READING = Duration.ofMinutes(20);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A thousand people with all that is asked of them are a few megabytes. */
    private static final int LARGEST_PAGE = 64 * 1024 * 1024;

    private final DirectoryAddresses addresses;
    private final Clock clock;
    private final JsonHttp.Pause pause;
    private final WebClient client = new WebClient(PATIENCE, LARGEST_PAGE);

    /**
     * @param clock the real one
     */
    public Readers(DirectoryAddresses addresses, Clock clock) {
        this(addresses, clock, Thread::sleep);
    }

    Readers(DirectoryAddresses addresses, Clock clock, JsonHttp.Pause pause) {
        this.addresses = addresses;
        this.clock = clock;
        this.pause = pause;
    }

    DirectoryReader of(Service service, @Nullable String secret) {
        Deadline deadline = Deadline.in(LONGEST_READING);
        return switch (service) {
            case Service.Entra entra ->
                new EntraReader(entra, required(secret), addresses, http("Microsoft", deadline));
            case Service.Google google ->
                new GoogleReader(google, required(secret), addresses, http("Google", deadline), clock);
            case Service.Ldap ldap ->
                new LdapReader(ldap, new LdapConnector(ldap, secret, addresses.arePrivateAllowed()), deadline);
        };
    }

    private JsonHttp http(String service, Deadline deadline) {
        return new JsonHttp(service, client, pause, deadline);
    }

    private static String required(@Nullable String secret) {
        if (secret == null) {
            throw new DirectoryFailure("The connection has no secret.");
        }
        return secret;
    }
}
