package io.surnia.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.customers.Reporting;
import io.surnia.customers.Reporting.Frequency;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Reporting LAST_OF_MONTH = new Reporting(Frequency.MONTHLY, 31, List.of());
    private static final Reporting WEEKLY = new Reporting(Frequency.WEEKLY, 17, List.of());

    @Test
    void aMonthlyReportOfTheLastDayComesOnceInEveryMonthAlsoOfALeapYear() {
        assertThat(daysOf(LAST_OF_MONTH, "2027-12-31", "2028-06-30"))
                .containsExactly("2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30", "2028-05-31", "2028-06-30");
        assertThat(daysOf(LAST_OF_MONTH, "2027-01-31", "2027-03-30")).containsExactly("2027-02-28");
    }

    @Test
    void aMonthlyReportComesOnItsDay() {
        assertThat(daysOf(new Reporting(Frequency.MONTHLY, 15, List.of()), "2026-10-15", "2027-01-14"))
                .containsExactly("2026-11-15", "2026-12-15");
    }

    @Test
    void aWeeklyReportComesOnMondaysWhateverItsDayOfTheMonth() {
        assertThat(daysOf(WEEKLY, "2026-12-21", "2027-01-12"))
                .containsExactly("2026-12-28", "2027-01-04", "2027-01-11");
    }

    @Test
    void whatWasMissedForSomeTimeIsDueOnceAsOfItsLastDay() {
        assertThat(Schedule.due(WEEKLY, day("2026-10-05"), day("2026-11-25"))).contains(day("2026-11-23"));
        assertThat(Schedule.due(LAST_OF_MONTH, day("2026-02-10"), day("2026-05-15")))
                .contains(day("2026-04-30"));
    }

    @Test
    void whatWasDoneThroughADayIsNotDueForItAgain() {
        assertThat(Schedule.due(WEEKLY, day("2026-11-23"), day("2026-11-23"))).isEmpty();
        assertThat(Schedule.dueToManagers(day("2026-11-24"), day("2026-11-29"))).isEmpty();
        assertThat(Schedule.dueToPartner(day("2026-11-01"), day("2026-11-30"))).isEmpty();
    }

    @Test
    void thePartnersOwnComesOnTheFirst() {
        assertThat(Schedule.dueToPartner(day("2026-11-30"), day("2026-12-01"))).contains(day("2026-12-01"));
    }

    /** On which days a job that runs daily finds it due. */
    private static List<String> daysOf(Reporting reporting, String after, String last) {
        List<String> days = new ArrayList<>();
        LocalDate done = day(after);
        for (LocalDate today = done.plusDays(1); !today.isAfter(day(last)); today = today.plusDays(1)) {
            Schedule.due(reporting, done, today).map(LocalDate::toString).ifPresent(days::add);
            done = today;
        }
        return days;
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
