package io.surnia.mail;

import java.util.regex.Pattern;

/**
 * A file that goes with a mail.
 *
 * @param name of 1 to 100 letters, digits, dots, hyphens and underscores (ASCII)
 * @param mediaType such as {@code image/png}
 * @param isShown whether the HTML shows it, as {@code cid:NAME}; else it is attached
 * @param content at most 8 MB
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record MailFile(String name, String mediaType, boolean isShown, byte[] content) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]{1,80}");
    private static final int LARGEST = 8_000_000;

    /**
     * Checks that each value can stand in a header.
     *
     * @throws IllegalArgumentException where one cannot, or the content is too large
     */
    public MailFile {
        if (!NAME.matcher(name).matches() || !MEDIA_TYPE.matcher(mediaType).matches() || content.length > LARGEST) {
            throw new IllegalArgumentException("not a file for a mail: " + name);
        }
    }
}
