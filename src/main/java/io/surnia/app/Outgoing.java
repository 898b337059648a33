package io.surnia.app;

import io.surnia.directory.DirectoryAddresses;
import io.surnia.exposures.sources.BreachSources;
import io.surnia.mail.BounceMailbox;
import io.surnia.mail.Bounces;
import io.surnia.mail.DispatchPolicy;
import io.surnia.mail.Dispatcher;
import io.surnia.mail.FolderTransport;
import io.surnia.mail.Gateway;
import io.surnia.mail.Gateways;
import io.surnia.mail.Limits;
import io.surnia.mail.MailAddress;
import io.surnia.mail.OfficeHours;
import io.surnia.mail.SmtpSettings;
import io.surnia.mail.SmtpTransport;
import io.surnia.platform.config.Configuration;
import io.surnia.platform.config.Setting;
import io.surnia.platform.config.Settings;
import io.surnia.platform.crypto.Sealer;
import io.surnia.platform.db.Db;
import io.surnia.platform.problem.StartupFailure;
import io.surnia.webhooks.Deliverer;
import io.surnia.webhooks.Receivers;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * What leaves by itself, and what comes back. Webhooks are called, sources of breaches asked; mail goes through its
 * partner's server, without one through the configured one, in a demo else into a folder to read, else it waits.
 */
final class Outgoing {
    private Outgoing() {}

    static Dispatcher dispatcher(Rooms rooms, Configuration configuration, Surnia.Purpose purpose) {
        return new Dispatcher(
                rooms.db(),
                new Gateways(gateway(configuration, purpose), rooms.mailServers()),
                new DispatchPolicy(
                        OfficeHours.parse(configuration.get(Settings.MAIL_HOURS)),
                        configuration.get(Settings.MAIL_REPEAT_UNCERTAIN)));
    }

    private static Optional<Gateway> gateway(Configuration configuration, Surnia.Purpose purpose) {
        MailAddress sender = sender(configuration);
        if (configuration.find(Settings.SMTP_HOST).isPresent()) {
            SmtpSettings settings = smtp(configuration, sender);
            Limits limits = new Limits(
                    limit(configuration, Settings.SMTP_PER_MINUTE),
                    limit(configuration, Settings.SMTP_DOMAIN_PER_MINUTE));
            return Optional.of(new Gateway(
                    "server", configuration.get(Settings.SMTP_CONNECTIONS), limits, () -> new SmtpTransport(settings)));
        }
        Path folder = configuration.get(Settings.DATA).resolve("outbox");
        return switch (purpose) {
            case DEMO -> Optional.of(new Gateway("server", 1, Limits.NONE, () -> new FolderTransport(folder, sender)));
            case SERVE -> Optional.empty();
        };
    }

    /** What reads the mailbox for what came back; empty without one. */
    static Optional<Bounces> bounces(Db db, Configuration configuration) {
        return configuration.find(Settings.BOUNCE_HOST).map(host -> {
            BounceMailbox.Settings mailbox = new BounceMailbox.Settings(
                    host,
                    configuration.get(Settings.BOUNCE_PORT),
                    security(configuration.get(Settings.BOUNCE_SECURITY)),
                    configuration.get(Settings.BOUNCE_USER),
                    configuration.get(Settings.BOUNCE_PASSWORD),
                    configuration.get(Settings.BOUNCE_FOLDER));
            return new Bounces(db, new BounceMailbox(mailbox, (SSLSocketFactory) SSLSocketFactory.getDefault()));
        });
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

    /** The address of mails that go through the deployment's server. */
    static MailAddress sender(Configuration configuration) {
        return MailAddress.parse(configuration.get(Settings.MAIL_FROM))
                .orElseThrow(() -> new StartupFailure("mail-from is not an e-mail address"));
    }

    private static SmtpSettings smtp(Configuration configuration, MailAddress sender) {
        return new SmtpSettings(
                configuration.get(Settings.SMTP_HOST),
                configuration.get(Settings.SMTP_PORT),
                security(configuration.get(Settings.SMTP_SECURITY)),
                configuration.find(Settings.SMTP_USER).orElse(null),
                configuration.find(Settings.SMTP_PASSWORD).orElse(null),
                sender);
    }

    private static SmtpSettings.Security security(String word) {
        return SmtpSettings.Security.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static @Nullable Integer limit(Configuration configuration, Setting<Integer> setting) {
        int value = configuration.get(setting);
        return value == 0 ? null : (Integer) value;
    }
}
