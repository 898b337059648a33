package io.surnia.reports;

import io.surnia.customers.Reporting;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** On which days reports are due: a function of settings and days, and of nothing else. */
final class Schedule {
    private Schedule() {}

    /**
     * The last day on which a customer's report fell due, of the days after {@code done} up to {@code today}; empty where
     * it fell due on none of them. Of several, the last counts: what was missed is not sent several times over.
     */
    static Optional<LocalDate> due(Reporting reporting, LocalDate done, LocalDate today) {
        LocalDate last = switch (reporting.frequency()) {
            case WEEKLY -> lastMonday(today);
            case MONTHLY -> lastOfMonth(reporting.day(), today);
        };
        return after(done, last);
    }

    /** The same of managers' reports: every Monday. */
    static Optional<LocalDate> dueToManagers(LocalDate done, LocalDate today) {
        return after(done, lastMonday(today));
    }

    /** The same of the partner's own report: on the first of each month. */
    static Optional<LocalDate> dueToPartner(LocalDate done, LocalDate today) {
        return after(done, lastOfMonth(1, today));
    }

    private static Optional<LocalDate> after(LocalDate done, LocalDate last) {
        return last.isAfter(done) ? Optional.of(last) : Optional.empty();
    }

    private static LocalDate lastMonday(LocalDate today) {
        return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static LocalDate lastOfMonth(int day, LocalDate today) {
        LocalDate thisMonths = in(YearMonth.from(today), day);
        return thisMonths.isAfter(today) ? in(YearMonth.from(today).minusMonths(1), day) : thisMonths;
    }

    private static LocalDate in(YearMonth month, int day) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }
}
