package io.surnia.library;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The language that an item is written in.
 *
 * @param tag BCP 47, a language and perhaps a region: {@code en}, {@code pt-BR}
 */
public record Language(String tag) {
    /** What the starter library is written in. */
    public static final Language ENGLISH = new Language("en");

    private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Z]{2})?");

    /** The language that a tag names; empty for what is no tag. */
    public static Optional<Language> ofTag(String tag) {
        return TAG.matcher(tag).matches() ? Optional.of(new Language(tag)) : Optional.empty();
    }
}
