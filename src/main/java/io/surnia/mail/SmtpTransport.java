package io.surnia.mail;

import io.surnia.platform.http.PublicAddresses;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Sends through a mail server (RFC 5321), over one connection for all mails of a run. A certificate that does not prove
 * the host, a server without the STARTTLS that was asked for, a refused login: nothing is sent then.
 */
public final class SmtpTransport implements MailTransport {
    private static final int SERVICE_CLOSING = 421;

    /** Replies that speak of the address: 550, 551 and 553 without a code of policy, and enhanced codes 5.1.x. */
    private static final Pattern OF_ADDRESS =
            Pattern.compile("(?s)(?:55[013][ -](?!5\\.[0234567]\\.).*|5\\d\\d[ -]5\\.(?:1\\.\\d+|2\\.1)\\b.*)");

    /** Whose hosts may be connected to, and for how long is waited. */
    public record Manners(boolean arePrivateAllowed, Duration toConnect, Duration toAnswer) {
        /** For the operator's own server, wherever it stands. */
        public static final Manners OPERATORS = new Manners(true, Duration.ofSeconds(10), Duration.ofSeconds(60));

        /** For a server that a partner names. */
        public static Manners ofPartner(boolean arePrivateAllowed) {
            return new Manners(arePrivateAllowed, Duration.ofSeconds(10), Duration.ofSeconds(60));
        }

        /** For somebody who waits for the outcome. */
        public Manners hurried() {
            return new Manners(arePrivateAllowed, Duration.ofSeconds(5), Duration.ofSeconds(10));
        }
    }

    private final SmtpSettings settings;
    private final Identity identity;
    private final Manners manners;
    private final Session session;
    private @Nullable Transport connection;

    /** The operator's server, with the certificate authorities that this Java trusts. */
    public SmtpTransport(SmtpSettings settings) {
        this(settings, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /**
     * With other authorities.
     *
     * @param trusting makes the connections of TLS: whose certificates it trusts are trusted
     */
    public SmtpTransport(SmtpSettings settings, SSLSocketFactory trusting) {
        this(settings, Identity.of(settings.sender()), Manners.OPERATORS, trusting);
    }

    /** With an identity of its own. */
    public SmtpTransport(SmtpSettings settings, Identity identity, Manners manners, SSLSocketFactory trusting) {
        this.settings = settings;
        this.identity = identity;
        this.manners = manners;
        this.session = Session.getInstance(properties(settings, manners, trusting));
    }

    @Override
    public Delivery deliver(Mail mail, Instant at) {
        Composition.WholeMessage message;
        try {
            message = Composition.compose(mail, identity, at, Composition.Encoding.SAFE);
        } catch (MessagingException failure) {
            return new Delivery.Refused(String.valueOf(failure.getMessage()), false);
        }
        try {
            Transport server = connected();
            message.forgetWriting();
            server.sendMessage(message, message.getAllRecipients());
            return new Delivery.Accepted();
        } catch (SendFailedException failure) {
            return verdict(failure, message.isWritten());
        } catch (AuthenticationFailedException failure) {
            release();
            return new Delivery.Unreachable("the mail server refused the login");
        } catch (MessagingException failure) {
            return broken(failure, message.isWritten());
        }
    }

    @Override
    public void check() {
        Transport open = connection;
        if (open != null && !open.isConnected()) {
            release();
        }
    }

    @Override
    public void release() {
        Transport open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException _) {
                // It is gone either way.
            }
        }
    }

    private Transport connected() throws MessagingException {
        Transport open = connection;
        if (open == null) {
            requirePublicHost();
            open = session.getTransport("smtp");
            open.connect(settings.host(), settings.port(), settings.user(), settings.password());
            connection = open;
        }
        return open;
    }

    /** Right before connecting: the JVM keeps for some seconds what it looked up here. */
    private void requirePublicHost() throws MessagingException {
        try {
            if (!manners.arePrivateAllowed() && !PublicAddresses.has(settings.host())) {
                throw new MessagingException("the host is not on the public internet");
            }
        } catch (UnknownHostException unknown) {
            throw new MessagingException("the host has no address");
        }
    }

    /** Whose fault a failure is: the sender's concerns every mail, the recipient's and the content's this one. */
    private Delivery verdict(SendFailedException failure, boolean isWritten) {
        Delivery verdict = null;
        for (Exception cause = failure; cause instanceof MessagingException step; cause = step.getNextException()) {
            switch (step) {
                case SMTPSenderFailedException sender -> {
                    release();
                    return new Delivery.Unreachable(reason(sender));
                }
                case SMTPAddressFailedException address ->
                    verdict = judged(address.getReturnCode(), address, isWritten);
                case SMTPSendFailedException sending -> verdict = judged(sending.getReturnCode(), sending, isWritten);
                default -> {}
            }
        }
        if (verdict == null) {
            return broken(failure, isWritten);
        }
        if (verdict instanceof Delivery.Unreachable || verdict instanceof Delivery.Doubtful) {
            release();
        }
        return verdict;
    }

    private Delivery broken(MessagingException failure, boolean isWritten) {
        release();
        return isWritten ? new Delivery.Doubtful(reason(failure)) : new Delivery.Unreachable(reason(failure));
    }

    /** A code below 200 is none: the connection broke instead of an answer. */
    private static Delivery judged(int code, MessagingException failure, boolean isWritten) {
        String reason = reason(failure);
        if (code == SERVICE_CLOSING) {
            return new Delivery.Unreachable(reason);
        }
        if (code < 200) {
            return isWritten ? new Delivery.Doubtful(reason) : new Delivery.Unreachable(reason);
        }
        if (code < 500 || code > 599) {
            return new Delivery.Postponed(reason);
        }
        boolean isOfAddress = failure instanceof SMTPAddressFailedException
                && OF_ADDRESS.matcher(reason).matches();
        return new Delivery.Refused(reason, isOfAddress);
    }

    private static String reason(MessagingException failure) {
        return String.valueOf(failure.getMessage()).strip();
    }

    private static Properties properties(SmtpSettings settings, Manners manners, SSLSocketFactory trusting) {
        boolean offersTls = settings.security() == SmtpSettings.Security.STARTTLS
                || settings.security() == SmtpSettings.Security.OPPORTUNISTIC;
        Properties properties = new Properties();
        // Of other types than these, Angus takes no notice: times are int.
        properties.put("mail.smtp.auth", settings.user() != null);
        properties.put("mail.smtp.connectiontimeout", (int) manners.toConnect().toMillis());
        properties.put("mail.smtp.timeout", (int) manners.toAnswer().toMillis());
        properties.put("mail.smtp.writetimeout", (int) manners.toAnswer().toMillis());
        properties.put("mail.smtp.quitwait", false);
        properties.put("mail.smtp.from", settings.sender().value());
        properties.put("mail.smtp.ssl.enable", settings.security() == SmtpSettings.Security.TLS);
        properties.put("mail.smtp.starttls.enable", offersTls);
        properties.put("mail.smtp.starttls.required", settings.security() == SmtpSettings.Security.STARTTLS);
        properties.put("mail.smtp.ssl.checkserveridentity", true);
        properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.put("mail.smtp.ssl.socketFactory", trusting);
        properties.put("mail.smtp.ssl.socketFactory.fallback", false);
        properties.put("mail.smtp.socketFactory.fallback", false);
        return properties;
    }
}
