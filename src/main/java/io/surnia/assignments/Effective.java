package io.surnia.assignments;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * From when to when an assignment is owed.
 *
 * @param start the first day; while it is in the future the assignment is pending
 * @param end the last day; null without an end
 * @param span how long that is, where it was said as a length
 */
public record Effective(
        LocalDate start, @Nullable LocalDate end, @Nullable Span span) {
    /** From a day on, without an end. */
    public static Effective from(LocalDate start) {
        return new Effective(start, null, null);
    }

    /** From a day to a day, both counted. */
    public static Effective between(LocalDate start, LocalDate end) {
        return new Effective(start, end, null);
    }

    /** For a length of time from a day on. */
    public static Effective during(LocalDate start, Span span) {
        return new Effective(start, span.lastDay(start), span);
    }
}
