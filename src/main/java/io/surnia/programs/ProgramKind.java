package io.surnia.programs;

import java.util.Locale;

/** The programmes that run by themselves. */
public enum ProgramKind {
    /** The basics, once, for everybody who joins. */
    FOUNDATIONAL,
    /** A video a month, year after year. */
    TRAINING,
    /** Phishing exercises, quarterly or monthly, year after year. */
    PHISHING;

    /** The kind as the database writes it: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The programme that a word names.
     *
     * @throws IllegalArgumentException for a word that names none
     */
    public static ProgramKind ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
