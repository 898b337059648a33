package io.surnia.directory;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes the reader of each kind of directory, for one reading. */
public final class Readers {
    /** How long a reading may take. */
    static final Duration LONGEST_READING = Duration.ofMinutes(20);

    private final DirectoryAddresses addresses;
    private final Clock clock;
    private final JsonHttp.Pause pause;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

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
