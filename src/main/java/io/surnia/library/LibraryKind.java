package io.surnia.library;

import java.util.Locale;

/** What a piece of work is: of a library item and of the assignment that is made of it. */
public enum LibraryKind {
    POLICY,
    VIDEO,
    SURVEY,
    PHISHING,
    FOUNDATIONAL;

    /** The kind as the database and the API write it: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind that a word names.
     *
     * @throws IllegalArgumentException for a word that names none
     */
    public static LibraryKind ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
