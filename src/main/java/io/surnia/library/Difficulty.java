package io.surnia.library;

import java.util.Locale;

/** How hard to see through a phishing exercise is. */
public enum Difficulty {
    EASY,
    MEDIUM,
    HARD,
    /** Rises after a perfect first attempt and falls after a failed one; no item's own, only an assignment's. */
    ADAPTIVE;

    /** The difficulty as the database and the API write it: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The difficulty that a word names.
     *
     * @throws IllegalArgumentException for a word that names none
     */
    public static Difficulty ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
