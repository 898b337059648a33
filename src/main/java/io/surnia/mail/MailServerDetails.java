package io.surnia.mail;

import io.surnia.platform.problem.Problem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a partner decides about a mail server.
 *
 * @param name 1 to 100 characters, for people
 * @param host a name or an IP address
 * @param port 1 to 65535
 * @param user the login; null where the server asks for none
 * @param from the address that mails come from
 * @param replyTo where answers go; null for {@code from}
 * @param rank 1 to 100: the lowest is asked first, the next where that one cannot be reached
 * @param connections at a time, 1 to 20
 * @param isEnabled whether it is used
 */
public record MailServerDetails(
        String name,
        String host,
        int port,
        SmtpSettings.Security security,
        @Nullable String user,
        String from,
        @Nullable String replyTo,
        int rank,
        int connections,
        Limits limits,
        boolean isEnabled) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:.]+");

    /** The usual submission port with STARTTLS, two connections, no limits. */
    public static MailServerDetails of(String name, String host, String from) {
        return new MailServerDetails(
                name, host, 587, SmtpSettings.Security.STARTTLS, null, from, null, 50, 2, Limits.NONE, true);
    }

    /** Refuses what mail can never be sent through, and a login that would cross the network in the clear. */
    void check(boolean hasPassword) {
        if (!HOST.matcher(host).matches()) {
            throw Problem.invalidParameter("host", "The host must be a host name or an IP address.");
        }
        if (user != null && !security.isCertain()) {
            throw Problem.invalidParameter(
                    "security", "The security must be starttls or tls where the server asks for a login.");
        }
        if ((user == null) == hasPassword) {
            throw Problem.invalidParameter("password", "The password and the user must be given both or neither.");
        }
        if (MailAddress.parse(from).isEmpty()) {
            throw Problem.invalidParameter("from", "The field 'from' must be an e-mail address.");
        }
    }

    /** Whether a password that was given for this may be sent to that one too. */
    boolean sharesPasswordWith(MailServerDetails other) {
        return host.equalsIgnoreCase(other.host) && port == other.port && security == other.security;
    }

    SmtpSettings settings(@Nullable String password) {
        return new SmtpSettings(host, port, security, user, password, new MailAddress(from));
    }
}
