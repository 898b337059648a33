package io.surnia.assignments;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A length of time in calendar units.
 *
 * @param value 1 to 1000
 */
public record Span(int value, Unit unit) {
    /** The units that an assignment's duration may have. */
    public enum Unit {
        DAY(ChronoUnit.DAYS),
        WEEK(ChronoUnit.WEEKS),
        MONTH(ChronoUnit.MONTHS),
        YEAR(ChronoUnit.YEARS);

        private final ChronoUnit length;

        Unit(ChronoUnit length) {
            this.length = length;
        }

        /** The unit as the database and the API write it: lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The unit that a word names.
         *
         * @throws IllegalArgumentException for a word that names none
         */
        public static Unit ofWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** The last day of the span that begins on a day. */
    public LocalDate lastDay(LocalDate first) {
        return first.plus(value, unit.length).minusDays(1);
    }
}
