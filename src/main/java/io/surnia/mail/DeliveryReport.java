package io.surnia.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A report that a mail came back (RFC 3462, RFC 3464).
 *
 * @param messageId of the mail that it is about, in angle brackets
 */
record DeliveryReport(String messageId, List<Failure> failures) {
    private static final Pattern HARD = Pattern.compile("5\\.(1\\.\\d+|2\\.1)");
    private static final int MOST_BYTES = 1024 * 1024;

    /**
     * A receiver whom the mail did not reach, for good.
     *
     * @param status the enhanced status code (RFC 3463), such as 5.1.1
     */
    record Failure(String address, String status, String diagnostic) {
        /** Whether the address itself is at fault: it does not exist, moved, or takes nothing. */
        boolean isHard() {
            return HARD.matcher(status).matches();
        }
    }

    /** What a message reports; empty for one that is no report, or does not say about which mail it is. */
    static Optional<DeliveryReport> of(MimeMessage message) throws MessagingException, IOException {
        if (!message.isMimeType("multipart/report")) {
            return Optional.empty();
        }
        MimeMultipart parts = new MimeMultipart(message.getDataHandler().getDataSource());
        String messageId = null;
        List<Failure> failures = new ArrayList<>();
        for (int n = 0; n < parts.getCount(); n++) {
            BodyPart part = parts.getBodyPart(n);
            if (part.isMimeType("message/delivery-status")) {
                failures.addAll(failures(bytes(part)));
            } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
                messageId = headers(bytes(part)).getHeader("Message-ID", null);
            }
        }
        return messageId == null || failures.isEmpty()
                ? Optional.empty()
                : Optional.of(new DeliveryReport(messageId.strip(), failures));
    }

    private static List<Failure> failures(byte[] status) throws MessagingException {
        List<Failure> failures = new ArrayList<>();
        InputStream in = new ByteArrayInputStream(status);
        // The first group is about the message; each that follows about a receiver. An empty one ends or is skipped.
        while (true) {
            int before = available(in);
            InternetHeaders group = new InternetHeaders(in);
            if (available(in) == before) {
                return failures;
            }
            String address = typed(group.getHeader("Final-Recipient", null));
            String action = group.getHeader("Action", null);
            if (address != null
                    && action != null
                    && action.strip().toLowerCase(Locale.ROOT).equals("failed")) {
                String code = group.getHeader("Status", null);
                String diagnostic = typed(group.getHeader("Diagnostic-Code", null));
                failures.add(new Failure(
                        address,
                        code == null ? "" : code.strip().replaceFirst("\\s.*", ""),
                        diagnostic == null ? "it came back" : diagnostic));
            }
        }
    }

    /** The value after its type, as in {@code rfc822; ana@harbour.example}. */
    private static @Nullable String typed(@Nullable String field) {
        if (field == null) {
            return null;
        }
        String value = field.substring(field.indexOf(';') + 1).strip();
        return value.isEmpty() ? null : value;
    }

    private static InternetHeaders headers(byte[] bytes) throws MessagingException {
        return new InternetHeaders(new ByteArrayInputStream(bytes));
    }

    private static byte[] bytes(BodyPart part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return in.readNBytes(MOST_BYTES);
        }
    }

    private static int available(InputStream in) {
        try {
            return in.available();
        } catch (IOException impossible) {
            throw new IllegalStateException("an array is always at hand", impossible);
        }
    }
}
