package io.surnia.people;

import java.util.Locale;

/** How hard a user's phishing exercises are. */
public enum PhishingDifficulty {
    EASY,
    MEDIUM,
    HARD,
    /** Rises after a perfect first attempt, falls after a failed one. */
    ADAPTIVE;

    /** Its word in the API and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
