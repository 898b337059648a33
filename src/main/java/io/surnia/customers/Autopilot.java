package io.surnia.customers;

import java.util.Locale;

/**
 * How the programmes run where they run.
 *
 * @param speed how fast the foundational videos follow each other
 * @param videos whether the monthly video is on
 * @param exercises whether phishing exercises are on
 * @param campaigns whether phishing campaigns are on
 */
public record Autopilot(Speed speed, Cadence cadence, boolean videos, boolean exercises, boolean campaigns) {
    /** Everything at once, exercises each quarter, no campaigns. */
    public static final Autopilot DEFAULT = new Autopilot(Speed.ALL_AT_ONCE, Cadence.QUARTERLY, true, true, false);

    /** How fast the foundational videos follow each other. */
    public enum Speed {
        ALL_AT_ONCE,
        WEEKLY,
        BIWEEKLY,
        MONTHLY;

        /** Its word in the API and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How often there is a phishing exercise. */
    public enum Cadence {
        QUARTERLY,
        MONTHLY;

        /** Its word in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
