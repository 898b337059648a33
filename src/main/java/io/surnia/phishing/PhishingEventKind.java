package io.surnia.phishing;

import java.util.Locale;

/** What can happen to a phishing mail. */
public enum PhishingEventKind {
    /** The receiving server took it. */
    SENT,
    OPENED,
    CLICKED,
    /** Something was typed into the form; what, is never kept. */
    SUBMITTED,
    REPORTED;

    /** The kind as the database writes it: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind that a word names.
     *
     * @throws IllegalArgumentException for a word that names none
     */
    public static PhishingEventKind ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
