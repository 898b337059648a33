package io.surnia.programs;

import java.time.LocalDate;

/**
 * A year of a programme, whose items are assignments.
 *
 * @param id its own number
 * @param number from 1
 */
record ProgramYear(long id, int number, LocalDate startsOn) {
    /** How long before its first day a year is laid out. */
    private static final int DAYS_AHEAD = 30;

    /** The first day of a programme's year of that number. */
    static LocalDate firstDay(Program program, int number) {
        return program.startsOn().plusYears(number - 1L);
    }

    LocalDate endsOn() {
        return startsOn.plusYears(1).minusDays(1);
    }

    /** Whether on that day the next year is to be laid out. */
    boolean isEnding(LocalDate day) {
        return !day.isBefore(endsOn().minusDays(DAYS_AHEAD));
    }

    /** The latest last day of years that are to be followed by their next on a day. */
    static LocalDate endingBy(LocalDate day) {
        return day.plusDays(DAYS_AHEAD);
    }
}
