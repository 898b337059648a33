package io.surnia.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A mail as RFC 5322 and MIME write it: plain text and HTML as alternatives, both UTF-8. */
final class Composition {
    /** The longest line that a message may have, in bytes, without its end (RFC 5322, 2.1.1). */
    private static final int LONGEST_LINE = 998;

    /** How bodies travel. */
    enum Encoding {
        /** As seven-bit text: every server takes it. */
        SAFE,
        /** As it is, wherever its lines are short enough: for reading the raw message. */
        READABLE
    }

    private Composition() {}

    /**
     * Writes a mail.
     *
     * @throws MessagingException when the address cannot be written without SMTPUTF8 (RFC 6531)
     */
    static WholeMessage compose(Mail mail, Identity sender, Instant at, Encoding encoding) throws MessagingException {
        WholeMessage message = new WholeMessage(mail.messageId());
        message.setFrom(address(sender.from(), mail.fromName()));
        MailAddress replyTo = sender.replyTo();
        if (replyTo != null) {
            message.setReplyTo(new Address[] {address(replyTo, null)});
        }
        message.setRecipient(Message.RecipientType.TO, address(mail.recipient(), null));
        message.setSubject(mail.subject(), UTF_8.name());
        message.setSentDate(Date.from(at));
        // RFC 3834: no vacation notice answers this.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        if (mail.unsubscribe() != null) {
            message.setHeader("List-Unsubscribe", "<" + mail.unsubscribe() + ">");
        }
        message.setContent(content(mail, encoding));
        message.saveChanges();
        DkimSignature signature = sender.signature();
        if (signature != null) {
            sign(message, signature, at);
        }
        return message;
    }

    /** The alternatives; with pictures related to the HTML (RFC 2387), with attachments mixed (RFC 2046, 5.1.3). */
    private static MimeMultipart content(Mail mail, Encoding encoding) throws MessagingException {
        MimeBodyPart html = part(mail.html(), "html", encoding);
        List<MailFile> shown = mail.files().stream().filter(MailFile::isShown).toList();
        if (!shown.isEmpty()) {
            MimeMultipart related = new MimeMultipart("related", html);
            for (MailFile file : shown) {
                related.addBodyPart(part(file));
            }
            html = wrapped(related);
        }
        MimeMultipart alternatives = new MimeMultipart("alternative", part(mail.text(), "plain", encoding), html);
        if (shown.size() == mail.files().size()) {
            return alternatives;
        }
        MimeMultipart mixed = new MimeMultipart("mixed", wrapped(alternatives));
        for (MailFile file : mail.files()) {
            if (!file.isShown()) {
                mixed.addBodyPart(part(file));
            }
        }
        return mixed;
    }

    private static MimeBodyPart wrapped(MimeMultipart parts) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(parts);
        return part;
    }

    private static MimeBodyPart part(MailFile file) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), file.mediaType())));
        part.setFileName(file.name());
        part.setDisposition(file.isShown() ? Part.INLINE : Part.ATTACHMENT);
        if (file.isShown()) {
            part.setContentID("<" + file.name() + ">");
        }
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static void sign(WholeMessage message, DkimSignature signature, Instant at) throws MessagingException {
        try {
            message.setHeader("DKIM-Signature", signature.of(message, at));
        } catch (IOException failure) {
            throw new MessagingException("the mail could not be signed", failure);
        }
    }

    private static MimeBodyPart part(String body, String subtype, Encoding encoding) throws MessagingException {
        String lines = body.replaceAll("\\R", "\r\n");
        MimeBodyPart part = new MimeBodyPart();
        part.setText(lines, UTF_8.name(), subtype);
        boolean asItIs = encoding == Encoding.READABLE && lines.lines().allMatch(Composition::fits);
        part.setHeader("Content-Transfer-Encoding", asItIs ? "8bit" : "quoted-printable");
        return part;
    }

    private static boolean fits(String line) {
        return line.getBytes(UTF_8).length <= LONGEST_LINE;
    }

    private static InternetAddress address(MailAddress address, @Nullable String name) throws MessagingException {
        if (!US_ASCII.newEncoder().canEncode(address.localPart())) {
            throw new MessagingException("the address needs SMTPUTF8");
        }
        try {
            return new InternetAddress(address.localPart() + "@" + IDN.toASCII(address.domain()), name, UTF_8.name());
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Keeps the identity that the outbox gave, and knows whether it was handed over whole. */
    static final class WholeMessage extends MimeMessage {
        private static final Session NONE = Session.getInstance(new Properties());
        private final String id;
        private boolean isWritten;

        WholeMessage(String id) {
            super(NONE);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }

        @Override
        public void writeTo(OutputStream out, String @Nullable [] ignored) throws IOException, MessagingException {
            isWritten = false;
            super.writeTo(out, ignored);
            isWritten = true;
        }

        boolean isWritten() {
            return isWritten;
        }

        void forgetWriting() {
            isWritten = false;
        }
    }
}
