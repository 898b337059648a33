package io.surnia.assignments;

import java.time.LocalDate;

/**
 * When the work is to be done.
 *
 * @param startsOn the first day of the acceptance window, on which the first notice goes out
 * @param days how many days it has, 1 to 3650; the last one is the due day
 * @param isFixed whether it is one for all; else it begins for each learner on the day of joining
 */
public record Window(LocalDate startsOn, int days, boolean isFixed) {
    /** How many days a window has where nothing else is said. */
    public static final int DEFAULT_DAYS = 30;

    /** The default window from a day on, one for all. */
    public static Window from(LocalDate startsOn) {
        return new Window(startsOn, DEFAULT_DAYS, true);
    }

    /** The default window, beginning for each learner on joining, never before that day. */
    public static Window fromJoining(LocalDate startsOn) {
        return new Window(startsOn, DEFAULT_DAYS, false);
    }

    /** The due day of those who were there when it began. */
    public LocalDate dueOn() {
        return startsOn.plusDays(days - 1L);
    }
}
