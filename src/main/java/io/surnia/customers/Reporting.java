package io.surnia.customers;

import java.util.List;
import java.util.Locale;

/**
 * When the customer's report is sent, and to whom.
 *
 * @param day the day of the month of a monthly one, 1 to 31 (the last day in a shorter month); a weekly one goes on Mondays
 * @param recipients e-mail addresses
 */
public record Reporting(Frequency frequency, int day, List<String> recipients) {
    /** On the first of the month, to nobody yet. */
    public static final Reporting DEFAULT = new Reporting(Frequency.MONTHLY, 1, List.of());

    public Reporting {
        recipients = List.copyOf(recipients);
    }

    /** How often. */
    public enum Frequency {
        WEEKLY,
        MONTHLY;

        /** Its word in the API document and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
