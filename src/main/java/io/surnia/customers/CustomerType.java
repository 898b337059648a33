package io.surnia.customers;

import java.util.Locale;

/** How a customer is run. */
public enum CustomerType {
    /** By hand: the administrator builds groups, assignments and policies. */
    POWER,
    /** By the programmes, which run by themselves (Autopilot). */
    STANDARD,
    /** Phishing exercises only. */
    HOOTPHISH;

    /** Its word in the API document and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The type that a word names.
     *
     * @throws IllegalArgumentException for a word that names none
     */
    public static CustomerType ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
