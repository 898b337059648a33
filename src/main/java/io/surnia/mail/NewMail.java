package io.surnia.mail;

import org.jspecify.annotations.Nullable;

/**
 * A mail to be posted.
 *
 * @param customerId whose customer's matter it is, if one's
 * @param userId whom it is about, if a user
 * @param kind what sort of mail, in one word: for statistics and for finding it again
 * @param onceKey two mails of a partner with one key are one mail: the second is not stored; null for no such bond
 * @param fromName the sender's name, 1 to 200 characters on one line; the address is the deployment's
 * @param recipient whom it goes to, exactly one
 * @param subject 1 to 500 characters on one line
 * @param text the plain body
 * @param html the same as HTML
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
        String html) {

    /**
     * Checks that each value stays in its place.
     *
     * @throws IllegalArgumentException when a header's value would not stay in its header, or a body holds a NUL
     */
    public NewMail {
        oneLine("fromName", fromName, 200);
        oneLine("subject", subject, 500);
        if (text.indexOf('\0') >= 0 || html.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a body must not hold a NUL");
        }
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
}
