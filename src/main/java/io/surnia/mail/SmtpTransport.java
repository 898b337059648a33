package io.surnia.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
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
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int SERVICE_CLOSING = 421;

    private final SmtpSettings settings;
    private final Session session;
    private @Nullable Transport connection;

    /** With the certificate authorities that this Java trusts. */
    public SmtpTransport(SmtpSettings settings) {
        this(settings, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /**
     * With other authorities.
     *
     * @param trusting makes the connections of TLS: whose certificates it trusts are trusted
     */
    public SmtpTransport(SmtpSettings settings, SSLSocketFactory trusting) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings, trusting));
    }

    @Override
    public Delivery deliver(Mail mail, Instant at) {
        MimeMessage message;
        try {
            message = Composition.compose(mail, settings.sender(), at, Composition.Encoding.SAFE);
        } catch (MessagingException failure) {
            return new Delivery.Refused(String.valueOf(failure.getMessage()));
        }
        try {
            Transport server = connected();
            server.sendMessage(message, message.getAllRecipients());
            return new Delivery.Accepted();
        } catch (SendFailedException failure) {
            return verdict(failure);
        } catch (AuthenticationFailedException failure) {
            release();
            return new Delivery.Unreachable("the mail server refused the login");
        } catch (MessagingException failure) {
            release();
            return new Delivery.Unreachable(String.valueOf(failure.getMessage()));
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
        if (open == null || !open.isConnected()) {
            release();
            open = session.getTransport("smtp");
            open.connect(settings.host(), settings.port(), settings.user(), settings.password());
            connection = open;
        }
        return open;
    }

    /** Whose fault a failure is: the sender's concerns every mail, the recipient's and the content's this one. */
    private Delivery verdict(SendFailedException failure) {
        Delivery verdict = new Delivery.Unreachable(String.valueOf(failure.getMessage()));
        for (Exception cause = failure; cause instanceof MessagingException step; cause = step.getNextException()) {
            switch (step) {
                case SMTPSenderFailedException sender -> {
                    release();
                    return new Delivery.Unreachable(String.valueOf(sender.getMessage()));
                }
                case SMTPAddressFailedException address -> verdict = judged(address.getReturnCode(), address);
                case SMTPSendFailedException sending -> verdict = judged(sending.getReturnCode(), sending);
                default -> {}
            }
        }
        if (verdict instanceof Delivery.Unreachable) {
            release();
        }
        return verdict;
    }

    private static Delivery judged(int code, MessagingException failure) {
        String reason = String.valueOf(failure.getMessage());
        if (code == SERVICE_CLOSING) {
            return new Delivery.Unreachable(reason);
        }
        return code >= 500 && code <= 599 ? new Delivery.Refused(reason) : new Delivery.Postponed(reason);
    }

    private static Properties properties(SmtpSettings settings, SSLSocketFactory trusting) {
        Properties properties = new Properties();
        properties.put("mail.smtp.auth", settings.user() != null);
        properties.put("mail.smtp.connectiontimeout", CONNECT.toMillis());
        properties.put("mail.smtp.timeout", ANSWER.toMillis());
        properties.put("mail.smtp.writetimeout", ANSWER.toMillis());
        properties.put("mail.smtp.quitwait", false);
        properties.put("mail.smtp.from", settings.sender().value());
        properties.put("mail.smtp.ssl.enable", settings.security() == SmtpSettings.Security.TLS);
        properties.put("mail.smtp.starttls.enable", settings.security() == SmtpSettings.Security.STARTTLS);
        properties.put("mail.smtp.starttls.required", settings.security() == SmtpSettings.Security.STARTTLS);
        properties.put("mail.smtp.ssl.checkserveridentity", true);
        properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.put("mail.smtp.ssl.socketFactory", trusting);
        properties.put("mail.smtp.ssl.socketFactory.fallback", false);
        properties.put("mail.smtp.socketFactory.fallback", false);
        return properties;
    }
}
