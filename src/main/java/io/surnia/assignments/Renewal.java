package io.surnia.assignments;

import java.time.LocalDate;

/**
 * That an assignment begins anew.
 *
 * @param on the day on which its next version starts and it is archived
 * @param warningDays how many days before the administrators hear of it
 */
public record Renewal(LocalDate on, int warningDays) {
    static final int DEFAULT_WARNING_DAYS = 30;

    /** A renewal with the usual 30 days' warning. */
    public static Renewal on(LocalDate day) {
        return new Renewal(day, DEFAULT_WARNING_DAYS);
    }
}
