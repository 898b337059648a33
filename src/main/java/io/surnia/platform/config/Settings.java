package io.surnia.platform.config;

import io.surnia.platform.logging.Logging;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.event.Level;

/** Every setting there is. The page docs/configuration.md and {@code surnia config} are printed from this list. */
public final class Settings {
    public static final Setting<Path> DATA =
            new Setting<>("data", "DIR", "./data", false, "The folder that holds everything.", Path::of);
    public static final Setting<InetAddress> LISTEN = new Setting<>(
            "listen",
            "ADDRESS",
            "0.0.0.0",
            false,
            "The IP address at which port and http-port listen; 0.0.0.0 is every one of this machine, IPv6 too.",
            Settings::ip);
    public static final Setting<Integer> PORT =
            new Setting<>("port", "N", "8443", false, "The HTTPS port; 0 takes a free one.", number(0, 65535));
    public static final Setting<Integer> HTTP_PORT = new Setting<>(
            "http-port",
            "N",
            "0",
            false,
            "A plain-HTTP port; 0 is none. It refuses every request but those of a trusted proxy that says it was"
                    + " reached over HTTPS.",
            number(0, 65535));
    public static final Setting<Integer> METRICS_PORT = new Setting<>(
            "metrics-port",
            "N",
            "0",
            false,
            "A port on 127.0.0.1 that answers /metrics without a key; 0 is none.",
            number(0, 65535));
    public static final Setting<Path> TLS_CERT = new Setting<>(
            "tls-cert",
            "FILE",
            null,
            false,
            "The certificate chain, PEM, reloaded when it changes. Without one a development certificate is made.",
            Path::of);
    public static final Setting<Path> TLS_KEY =
            new Setting<>("tls-key", "FILE", null, false, "The certificate's private key, PEM.", Path::of);
    public static final Setting<String> BASE_DOMAIN = new Setting<>(
            "base-domain",
            "DOMAIN",
            null,
            false,
            "With it, SUBDOMAIN.<base-domain> takes only the keys of the partner of that subdomain.",
            Settings::domain);
    public static final Setting<URI> BASE_URL = new Setting<>(
            "base-url",
            "URL",
            null,
            false,
            "The address under which clients reach this server, for links in answers and mails. Without one it is"
                    + " taken from the request, or https://localhost:PORT.",
            Settings::https);
    public static final Setting<List<String>> TRUSTED_PROXIES = new Setting<>(
            "trusted-proxies",
            "CIDR,…",
            "",
            false,
            "Networks whose X-Forwarded-Proto and X-Forwarded-For are believed.",
            Settings::networks);
    public static final Setting<String> DATABASE_URL = new Setting<>(
            "database-url",
            "URL",
            null,
            false,
            "A PostgreSQL of your own (jdbc:postgresql://HOST/DATABASE or postgresql://…), 15 or newer. Without one"
                    + " Surnia runs its own in the data folder.",
            Settings::postgres);
    public static final Setting<String> DATABASE_USER = new Setting<>(
            "database-user", "NAME", "surnia", false, "The role that owns the schema there.", Settings::word);
    public static final Setting<String> DATABASE_PASSWORD =
            new Setting<>("database-password", "TEXT", "", true, "That role's password.", Function.identity());
    public static final Setting<Integer> DATABASE_CONNECTIONS = new Setting<>(
            "database-connections", "N", "16", false, "The most connections that one node opens.", number(4, 500));
    public static final Setting<String> CRYPTO_KEY = new Setting<>(
            "crypto-key",
            "HEX",
            null,
            true,
            "64 hexadecimal characters: what is kept encrypted is sealed with it. Nodes of one database share it."
                    + " Without one it is made in the data folder.",
            Settings::key);
    public static final Setting<String> SMTP_HOST = new Setting<>(
            "smtp-host",
            "HOST",
            null,
            false,
            "The server that mail is handed to. Without one mail waits.",
            Settings::word);
    public static final Setting<Integer> SMTP_PORT =
            new Setting<>("smtp-port", "N", "587", false, "Its port.", number(1, 65535));
    public static final Setting<String> SMTP_SECURITY = new Setting<>(
            "smtp-security",
            "starttls|tls|opportunistic|none",
            "starttls",
            false,
            "How the connection is protected: opportunistic is STARTTLS where it is offered, and takes no login; none"
                    + " only for a server on this machine.",
            oneOf("starttls", "tls", "opportunistic", "none"));
    public static final Setting<String> SMTP_USER =
            new Setting<>("smtp-user", "NAME", null, false, "The account there, if it wants one.", Settings::word);
    public static final Setting<String> SMTP_PASSWORD =
            new Setting<>("smtp-password", "TEXT", null, true, "The account's password.", Function.identity());
    public static final Setting<String> MAIL_FROM = new Setting<>(
            "mail-from",
            "ADDRESS",
            "surnia@localhost.localdomain",
            false,
            "The sender's address of mails that go through this server.",
            Settings::address);
    public static final Setting<Integer> SMTP_CONNECTIONS =
            new Setting<>("smtp-connections", "N", "4", false, "The most connections to it at a time.", number(1, 50));
    public static final Setting<Integer> SMTP_PER_MINUTE = new Setting<>(
            "smtp-per-minute",
            "N",
            "0",
            false,
            "The most mails a minute that are handed to it; 0 is no limit. What is over it goes later.",
            number(0, 100_000));
    public static final Setting<Integer> SMTP_DOMAIN_PER_MINUTE = new Setting<>(
            "smtp-domain-per-minute",
            "N",
            "0",
            false,
            "The most mails a minute to one receiving domain; 0 is no limit.",
            number(0, 100_000));
    public static final Setting<String> MAIL_HOURS = new Setting<>(
            "mail-hours",
            "H-H",
            "8-18",
            false,
            "Office hours, Monday to Friday by the receiver's clock, within which mails go that wait for them.",
            Settings::hours);
    public static final Setting<Boolean> MAIL_REPEAT_UNCERTAIN = new Setting<>(
            "mail-repeat-uncertain",
            "yes|no",
            "yes",
            false,
            "Whether a mail is sent again, under its Message-ID, of which nobody can tell whether the mail server took"
                    + " it; else it is set aside.",
            oneOf("yes", "no").andThen("yes"::equals));
    public static final Setting<Boolean> MAIL_PRIVATE_ADDRESSES = new Setting<>(
            "mail-private-addresses",
            "yes|no",
            "no",
            false,
            "Whether partners' own mail servers may lie in this server's own networks.",
            oneOf("yes", "no").andThen("yes"::equals));
    public static final Setting<String> BOUNCE_HOST = new Setting<>(
            "bounce-imap-host",
            "HOST",
            null,
            false,
            "The IMAP server of the mailbox to which mail comes back. Without one nothing is read.",
            Settings::word);
    public static final Setting<Integer> BOUNCE_PORT =
            new Setting<>("bounce-imap-port", "N", "993", false, "Its port.", number(1, 65535));
    public static final Setting<String> BOUNCE_SECURITY = new Setting<>(
            "bounce-imap-security",
            "tls|starttls|none",
            "tls",
            false,
            "How the connection is protected; none only for a server on this machine.",
            oneOf("tls", "starttls", "none"));
    public static final Setting<String> BOUNCE_USER =
            new Setting<>("bounce-imap-user", "NAME", "", false, "The account there.", String::strip);
    public static final Setting<String> BOUNCE_PASSWORD =
            new Setting<>("bounce-imap-password", "TEXT", "", true, "The account's password.", Function.identity());
    public static final Setting<String> BOUNCE_FOLDER =
            new Setting<>("bounce-imap-folder", "NAME", "INBOX", false, "The folder that is read.", String::strip);
    public static final Setting<Boolean> WEBHOOK_PRIVATE_ADDRESSES = new Setting<>(
            "webhook-private-addresses",
            "yes|no",
            "no",
            false,
            "Whether partners' webhooks may be plain HTTP and lie in this server's own networks.",
            oneOf("yes", "no").andThen("yes"::equals));
    public static final Setting<Integer> IMPORT_LIMIT = new Setting<>(
            "import-limit",
            "MB",
            "200",
            false,
            "The largest file of people that the management API takes. It is laid into a temporary file first.",
            number(1, 2000));
    public static final Setting<URI> ENTRA_LOGIN_URL = new Setting<>(
            "entra-login-url",
            "URL",
            "https://login.microsoftonline.com",
            false,
            "Where Microsoft gives tokens for Entra ID; national clouds have others.",
            Settings::https);
    public static final Setting<URI> GRAPH_URL = new Setting<>(
            "graph-url",
            "URL",
            "https://graph.microsoft.com",
            false,
            "Where Microsoft Graph answers, from which Entra ID is read.",
            Settings::https);
    public static final Setting<URI> GOOGLE_TOKEN_URL = new Setting<>(
            "google-token-url",
            "URL",
            "https://oauth2.googleapis.com/token",
            false,
            "Where Google gives tokens to service accounts.",
            Settings::https);
    public static final Setting<URI> GOOGLE_DIRECTORY_URL = new Setting<>(
            "google-directory-url",
            "URL",
            "https://admin.googleapis.com",
            false,
            "Where Google's Admin SDK answers, from which Google Workspace is read.",
            Settings::https);
    public static final Setting<Boolean> DIRECTORY_PRIVATE_ADDRESSES = new Setting<>(
            "directory-private-addresses",
            "yes|no",
            "no",
            false,
            "Whether customers' LDAP servers may lie in this server's own networks.",
            oneOf("yes", "no").andThen("yes"::equals));
    public static final Setting<URI> HIBP_URL = new Setting<>(
            "hibp-url",
            "URL",
            "https://haveibeenpwned.com/api/v3",
            false,
            "Where Have I Been Pwned is asked for leaked accounts; it is asked only where there is a key.",
            Settings::service);
    public static final Setting<String> HIBP_KEY = new Setting<>(
            "hibp-key", "KEY", null, true, "The key to it for every partner that has none of its own.", Settings::word);
    public static final Setting<URI> DEHASHED_URL = new Setting<>(
            "dehashed-url",
            "URL",
            "https://api.dehashed.com",
            false,
            "Where DeHashed is asked for leaked records; it is asked only where there is a key.",
            Settings::service);
    public static final Setting<String> DEHASHED_KEY = new Setting<>(
            "dehashed-key",
            "KEY",
            null,
            true,
            "The key to it for every partner that has none of its own.",
            Settings::word);
    public static final Setting<Optional<URI>> PWNED_PASSWORDS_URL = new Setting<>(
            "pwned-passwords-url",
            "URL|off",
            "https://api.pwnedpasswords.com",
            false,
            "Where an administrator's new password is looked up among leaked ones, by the first five digits of its hash;"
                    + " off asks nobody.",
            text -> text.strip().equals("off") ? Optional.empty() : Optional.of(service(text)));
    public static final Setting<Logging.Form> LOG_FORMAT = new Setting<>(
            "log-format",
            "text|json",
            "text",
            false,
            "How log lines look.",
            oneOf("text", "json").andThen(form -> Logging.Form.valueOf(form.toUpperCase(Locale.ROOT))));
    public static final Setting<Level> LOG_LEVEL = new Setting<>(
            "log-level",
            "error|warn|info|debug",
            "info",
            false,
            "The least that is logged.",
            oneOf("error", "warn", "info", "debug").andThen(level -> Level.valueOf(level.toUpperCase(Locale.ROOT))));

    /** All of them, in the order in which they are explained. */
    public static final List<Setting<?>> ALL = List.of(
            DATA,
            LISTEN,
            PORT,
            HTTP_PORT,
            METRICS_PORT,
            TLS_CERT,
            TLS_KEY,
            BASE_DOMAIN,
            BASE_URL,
            TRUSTED_PROXIES,
            DATABASE_URL,
            DATABASE_USER,
            DATABASE_PASSWORD,
            DATABASE_CONNECTIONS,
            CRYPTO_KEY,
            SMTP_HOST,
            SMTP_PORT,
            SMTP_SECURITY,
            SMTP_USER,
            SMTP_PASSWORD,
            MAIL_FROM,
            SMTP_CONNECTIONS,
            SMTP_PER_MINUTE,
            SMTP_DOMAIN_PER_MINUTE,
            MAIL_HOURS,
            MAIL_REPEAT_UNCERTAIN,
            MAIL_PRIVATE_ADDRESSES,
            BOUNCE_HOST,
            BOUNCE_PORT,
            BOUNCE_SECURITY,
            BOUNCE_USER,
            BOUNCE_PASSWORD,
            BOUNCE_FOLDER,
            WEBHOOK_PRIVATE_ADDRESSES,
            IMPORT_LIMIT,
            ENTRA_LOGIN_URL,
            GRAPH_URL,
            GOOGLE_TOKEN_URL,
            GOOGLE_DIRECTORY_URL,
            DIRECTORY_PRIVATE_ADDRESSES,
            HIBP_URL,
            HIBP_KEY,
            DEHASHED_URL,
            DEHASHED_KEY,
            PWNED_PASSWORDS_URL,
            LOG_FORMAT,
            LOG_LEVEL);

    private Settings() {}

    private static Function<String, Integer> number(int least, int most) {
        return text -> {
            int value;
            try {
                value = Integer.parseInt(text.strip());
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException("is not a whole number", notANumber);
            }
            if (value < least || value > most) {
                throw new IllegalArgumentException("is not between %d and %d".formatted(least, most));
            }
            return value;
        };
    }

    private static Function<String, String> oneOf(String... values) {
        return text -> {
            String value = text.strip().toLowerCase(Locale.ROOT);
            if (!List.of(values).contains(value)) {
                throw new IllegalArgumentException("is none of " + String.join(", ", values));
            }
            return value;
        };
    }

    private static String word(String text) {
        if (text.isBlank() || text.strip().chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("is not one word");
        }
        return text.strip();
    }

    private static InetAddress ip(String text) {
        try {
            return InetAddress.ofLiteral(text.strip());
        } catch (IllegalArgumentException name) {
            throw new IllegalArgumentException("is not an IP address", name);
        }
    }

    private static List<String> networks(String text) {
        List<String> networks = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(network -> !network.isEmpty())
                .toList();
        for (String network : networks) {
            String[] parts = network.split("/", 2);
            int bits = ip(parts[0]).getAddress().length * 8;
            if (parts.length == 2) {
                int _ = number(0, bits).apply(parts[1]);
            }
        }
        return networks;
    }

    private static String domain(String text) {
        String domain = text.strip().toLowerCase(Locale.ROOT);
        if (!domain.matches("[a-z0-9-]+(\\.[a-z0-9-]+)*")) {
            throw new IllegalArgumentException("is not a domain name");
        }
        return domain;
    }

    private static String hours(String text) {
        String[] hours = text.strip().split("-", 2);
        if (hours.length != 2 || number(0, 23).apply(hours[0]) >= number(1, 24).apply(hours[1])) {
            throw new IllegalArgumentException("is not two hours of one day such as 8-18");
        }
        return text.strip();
    }

    private static String address(String text) {
        if (!text.strip().matches("[^\\s@<>,]+@[^\\s@<>,]+")) {
            throw new IllegalArgumentException("is not an e-mail address");
        }
        return text.strip();
    }

    private static String key(String text) {
        if (!text.strip().matches("[0-9a-fA-F]{64}")) {
            throw new IllegalArgumentException("is not 64 hexadecimal characters");
        }
        return text.strip();
    }

    private static URI https(String text) {
        URI uri = URI.create(text.strip().replaceAll("/+$", ""));
        if (!"https".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("is not an https:// address");
        }
        return uri;
    }

    /** Somebody's service: over TLS, or on this machine. */
    private static URI service(String text) {
        URI uri = URI.create(text.strip().replaceAll("/+$", ""));
        boolean isHere = "localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost());
        boolean isSafe = "https".equals(uri.getScheme()) || (isHere && "http".equals(uri.getScheme()));
        if (!isSafe || uri.getHost() == null) {
            throw new IllegalArgumentException("is neither an https:// address nor an http:// one of this machine");
        }
        return uri;
    }

    private static String postgres(String text) {
        String url = text.strip();
        if (!url.equals(Setting.withoutPassword(url))) {
            throw new IllegalArgumentException(
                    "is to name neither user nor password: those are database-user and database-password");
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return url;
        }
        if (url.startsWith("postgresql://") || url.startsWith("postgres://")) {
            return "jdbc:postgresql" + url.substring(url.indexOf(':'));
        }
        throw new IllegalArgumentException("is not the address of a PostgreSQL database");
    }
}
