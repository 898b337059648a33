package io.surnia.mail;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be posted.
 *
 * @param customerId whose customer's matter it is, if one's
 * @param userId whom it is about, if a user
 * @param kind what sort of mail, in one word: for statistics and for finding it again
 * @param onceKey two mails of a partner with one key are one mail: the second is not stored; null for no such bond
 * @param fromName the sender's name, 1 to 200 characters on one line; the address is that of the partner's mail server
 * @param recipient whom it goes to, exactly one
 * @param subject 1 to 500 characters on one line
 * @param text the plain body
 * @param html the same as HTML
 * @param officeZone the receiver's time zone where it is to arrive within office hours ({@link OfficeHours}); null where
 *     it goes at any hour
 * @param unsubscribe a {@code mailto:} or {@code https:} address for the List-Unsubscribe header (RFC 2369); null for
 *     none
 * @param files what goes with it, each name once
 */
public record NewMail(
        @Nullable Long customerId,
        @Nullable Long userId,
        String kind,
        @Nullable String onceKey,
        String fromName,
        MailAddress recipient,
        String subject,
        String text,
        String html,
        @Nullable ZoneId officeZone,
        @Nullable URI unsubscribe,
        List<MailFile> files) {
    private static final int LONGEST_UNSUBSCRIBE = 500;

    /**
     * Checks that each value stays in its place.
     *
     * @throws IllegalArgumentException when a header's value would not stay in its header, or a body holds a NUL
     */
    public NewMail {
        files = List.copyOf(files);
        oneLine("fromName", fromName, 200);
        oneLine("subject", subject, 500);
        if (text.indexOf('\0') >= 0 || html.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a body must not hold a NUL");
        }
        if (unsubscribe != null && !isUnsubscribing(unsubscribe)) {
            throw new IllegalArgumentException("unsubscribe must be a mailto: or https: address in ASCII");
        }
    }

    /** A mail that goes at any hour, without List-Unsubscribe. */
    public NewMail(
            @Nullable Long customerId,
            @Nullable Long userId,
            String kind,
            @Nullable String onceKey,
            String fromName,
            MailAddress recipient,
            String subject,
            String text,
            String html) {
        this(customerId, userId, kind, onceKey, fromName, recipient, subject, text, html, null, null, List.of());
    }

    /** The same, to arrive within office hours of a time zone. */
    public NewMail inOfficeHours(ZoneId zone) {
        return new NewMail(
                customerId, userId, kind, onceKey, fromName, recipient, subject, text, html, zone, unsubscribe, files);
    }

    /** The same, with the address at which its receiver can be taken off. */
    public NewMail withUnsubscribe(URI address) {
        return new NewMail(
                customerId,
                userId,
                kind,
                onceKey,
                fromName,
                recipient,
                subject,
                text,
                html,
                officeZone,
                address,
                files);
    }

    /** The same with files. */
    public NewMail with(List<MailFile> files) {
        return new NewMail(
                customerId,
                userId,
                kind,
                onceKey,
                fromName,
                recipient,
                subject,
                text,
                html,
                officeZone,
                unsubscribe,
                files);
    }

    private static void oneLine(String what, String value, int longest) {
        if (value.isBlank()
                || value.codePointCount(0, value.length()) > longest
                || value.codePoints().anyMatch(NewMail::breaksLines)) {
            throw new IllegalArgumentException("%s must be 1 to %d characters on one line".formatted(what, longest));
        }
    }

    private static boolean breaksLines(int character) {
        return Character.isISOControl(character) || character == '\u2028' || character == '\u2029';
    }

    /** A URI holds neither spaces nor line breaks nor angle brackets; other letters than ASCII's it may. */
    private static boolean isUnsubscribing(URI address) {
        String text = address.toString();
        return ("mailto".equals(address.getScheme()) || "https".equals(address.getScheme()))
                && text.length() <= LONGEST_UNSUBSCRIBE
                && StandardCharsets.US_ASCII.newEncoder().canEncode(text);
    }
}
