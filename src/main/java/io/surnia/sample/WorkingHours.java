package io.surnia.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** When a company's people work, on the partner's clock. */
enum WorkingHours {
    /** As the partner does. */
    HERE(List.of(Hour.MORNING, Hour.NOON, Hour.AFTERNOON), Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)),
    /** Across the Pacific, where it is tomorrow already. */
    OVERSEAS(List.of(Hour.NIGHT), Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY));

    private final List<Hour> hours;
    private final Set<DayOfWeek> daysOff;

    WorkingHours(List<Hour> hours, Set<DayOfWeek> daysOff) {
        this.hours = hours;
        this.daysOff = daysOff;
    }

    /** The day itself, or the next one on which they work. */
    LocalDate workday(LocalDate day) {
        return daysOff.contains(day.getDayOfWeek()) ? workday(day.plusDays(1)) : day;
    }

    /** The hour of a day at which they do everything: one, since each hour is a transaction, and another each day. */
    Hour hour(LocalDate day) {
        return hours.get((int) Math.floorMod(day.toEpochDay(), (long) hours.size()));
    }
}
