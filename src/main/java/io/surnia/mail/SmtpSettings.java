package io.surnia.mail;

import io.surnia.platform.problem.StartupFailure;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a mail server is reached.
 *
 * @param port 1 to 65535; customarily 587 with STARTTLS, 465 with TLS, 25 in the clear
 * @param user the login; null where the server asks for none
 * @param password the login's password; null where the server asks for none
 * @param sender the address that its mails come from
 */
public record SmtpSettings(
        String host,
        int port,
        Security security,
        @Nullable String user,
        @Nullable String password,
        MailAddress sender) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    /** How the connection is protected. Wherever TLS is spoken the certificate must be valid for the host. */
    public enum Security {
        /** Nothing: for a server on this machine or on a network of its own. */
        NONE,
        /** STARTTLS where the server offers it, else in the clear: a login is never sent this way. */
        OPPORTUNISTIC,
        /** In the clear until STARTTLS, without which nothing is sent (RFC 3207). */
        STARTTLS,
        /** TLS from the first byte (RFC 8314). */
        TLS;

        /** Whether nothing ever crosses the network in the clear. */
        public boolean isCertain() {
            return this == STARTTLS || this == TLS;
        }
    }

    /**
     * Checks that the login is safe and whole.
     *
     * @throws StartupFailure when a login would cross the network in the clear, or is half given
     */
    public SmtpSettings {
        if ((user == null) != (password == null)) {
            throw new StartupFailure("a mail server's user and password are given both or neither");
        }
        if (user != null && !security.isCertain() && !LOOPBACK.contains(host)) {
            throw new StartupFailure(
                    "the mail server's password would cross the network in the clear: choose starttls or tls");
        }
    }

    /** All but the password. */
    @Override
    public String toString() {
        return "%s:%d (%s%s) as %s".formatted(host, port, security, user == null ? "" : ", with login", sender);
    }
}
