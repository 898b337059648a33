package io.surnia.app;

import io.surnia.directory.DirectoryAddresses;
import io.surnia.exposures.sources.BreachSources;
import io.surnia.mail.Dispatcher;
import io.surnia.mail.FolderTransport;
import io.surnia.mail.MailAddress;
import io.surnia.mail.SmtpSettings;
import io.surnia.mail.SmtpTransport;
import io.surnia.platform.config.Configuration;
import io.surnia.platform.config.Settings;
import io.surnia.platform.crypto.Sealer;
import io.surnia.platform.db.Db;
import io.surnia.platform.problem.StartupFailure;
import io.surnia.webhooks.Deliverer;
import io.surnia.webhooks.Receivers;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * What leaves by itself. Webhooks are called, sources of breaches asked; mail goes through the configured server, in a
 * demo else into a folder to read, else it waits.
 */
final class Outgoing {
    private Outgoing() {}

    static Optional<Dispatcher> dispatcher(Db db, Configuration configuration, Surnia.Purpose purpose) {
        MailAddress sender = sender(configuration);
        if (configuration.find(Settings.SMTP_HOST).isPresent()) {
            return Optional.of(new Dispatcher(db, new SmtpTransport(smtp(configuration, sender))));
        }
        return switch (purpose) {
            case DEMO ->
                Optional.of(new Dispatcher(
                        db, new FolderTransport(configuration.get(Settings.DATA).resolve("outbox"), sender)));
            case SERVE -> Optional.empty();
        };
    }

    /** What calls the partners' webhooks, trusting the certificates that the JVM trusts. */
    static Deliverer deliverer(Db db, Sealer sealer, Configuration configuration) {
        try {
            boolean arePrivateAllowed = configuration.get(Settings.WEBHOOK_PRIVATE_ADDRESSES);
            return new Deliverer(db, sealer, new Receivers(arePrivateAllowed, SSLContext.getDefault()));
        } catch (NoSuchAlgorithmException broken) {
            throw new StartupFailure("this Java has no TLS: " + broken.getMessage());
        }
    }

    /** Whom this server asks: directories, and sources of leaked accounts and passwords. */
    static Rooms.Outside asked(Configuration configuration) {
        return new Rooms.Outside(
                new DirectoryAddresses(
                        configuration.get(Settings.ENTRA_LOGIN_URL),
                        configuration.get(Settings.GRAPH_URL),
                        configuration.get(Settings.GOOGLE_TOKEN_URL),
                        configuration.get(Settings.GOOGLE_DIRECTORY_URL),
                        configuration.get(Settings.DIRECTORY_PRIVATE_ADDRESSES)),
                new BreachSources.Addresses(
                        configuration.get(Settings.HIBP_URL),
                        configuration.find(Settings.HIBP_KEY).orElse(null),
                        configuration.get(Settings.DEHASHED_URL),
                        configuration.find(Settings.DEHASHED_KEY).orElse(null)),
                configuration.get(Settings.PWNED_PASSWORDS_URL));
    }

    /** The address that every mail comes from. */
    static MailAddress sender(Configuration configuration) {
        return MailAddress.parse(configuration.get(Settings.MAIL_FROM))
                .orElseThrow(() -> new StartupFailure("mail-from is not an e-mail address"));
    }

    private static SmtpSettings smtp(Configuration configuration, MailAddress sender) {
        return new SmtpSettings(
                configuration.get(Settings.SMTP_HOST),
                configuration.get(Settings.SMTP_PORT),
                SmtpSettings.Security.valueOf(
                        configuration.get(Settings.SMTP_SECURITY).toUpperCase(Locale.ROOT)),
                configuration.find(Settings.SMTP_USER).orElse(null),
                configuration.find(Settings.SMTP_PASSWORD).orElse(null),
                sender);
    }
}
