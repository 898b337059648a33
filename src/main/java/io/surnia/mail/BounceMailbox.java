package io.surnia.mail;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mailbox to which mail comes back, read over IMAP (RFC 9051). What was read is marked as seen, and stays: nothing is
 * deleted.
 */
public final class BounceMailbox {
    private static final int MOST_AT_ONCE = 500;
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final Logger log = LoggerFactory.getLogger(BounceMailbox.class);

    private final Settings settings;
    private final Session session;

    /**
     * Where it is.
     *
     * @param security as for a mail server; {@code OPPORTUNISTIC} is not known here
     */
    public record Settings(
            String host, int port, SmtpSettings.Security security, String user, String password, String folder) {
        /** All but the password. */
        @Override
        public String toString() {
            return "%s at %s:%d (%s)".formatted(user, host, port, security);
        }
    }

    /** @param trusting makes the connections of TLS: whose certificates it trusts are trusted */
    public BounceMailbox(Settings settings, SSLSocketFactory trusting) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings, trusting));
    }

    /**
     * Hands over each message that was not seen, some hundreds at most; it is seen where that ends without an exception.
     *
     * @throws MessagingException where the mailbox cannot be read
     */
    void eachUnseen(Consumer<MimeMessage> reader) throws MessagingException {
        try (Store store = session.getStore("imap")) {
            store.connect(settings.host(), settings.port(), settings.user(), settings.password());
            try (Folder folder = store.getFolder(settings.folder())) {
                folder.open(Folder.READ_WRITE);
                Message[] unseen = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
                for (Message message : List.of(Arrays.copyOf(unseen, Math.min(unseen.length, MOST_AT_ONCE)))) {
                    read(message, reader);
                }
            }
        }
    }

    private void read(Message message, Consumer<MimeMessage> reader) throws MessagingException {
        if (message.getSize() <= MOST_BYTES) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            try {
                message.writeTo(whole);
            } catch (IOException broken) {
                throw new MessagingException("a message could not be read", broken);
            }
            reader.accept(new MimeMessage(session, new ByteArrayInputStream(whole.toByteArray())));
        } else {
            log.warn("a message in the mailbox for bounces is too large to be a report, and was left unread");
        }
        message.setFlag(Flags.Flag.SEEN, true);
    }

    private static Properties properties(Settings settings, SSLSocketFactory trusting) {
        Properties properties = new Properties();
        properties.put("mail.imap.ssl.enable", settings.security() == SmtpSettings.Security.TLS);
        properties.put("mail.imap.starttls.enable", settings.security() == SmtpSettings.Security.STARTTLS);
        properties.put("mail.imap.starttls.required", settings.security() == SmtpSettings.Security.STARTTLS);
        properties.put("mail.imap.ssl.checkserveridentity", true);
        properties.put("mail.imap.ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.put("mail.imap.ssl.socketFactory", trusting);
        properties.put("mail.imap.ssl.socketFactory.fallback", false);
        properties.put("mail.imap.connectiontimeout", 10_000);
        properties.put("mail.imap.timeout", 60_000);
        properties.put("mail.imap.writetimeout", 60_000);
        // To fetch is not to see.
        properties.put("mail.imap.peek", true);
        return properties;
    }
}
