package io.surnia.programs;

import io.surnia.customers.Autopilot.Cadence;
import io.surnia.customers.Autopilot.Speed;
import io.surnia.library.LibraryItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** When each programme assigns what: functions of the library, the first day and the speed, and of nothing else. */
final class Plan {
    private static final int MONTHS = 12;

    private Plan() {}

    /** The basics, each once, in the library's order. */
    static List<DueItem> foundational(List<LibraryItem> items, LocalDate first, Speed speed) {
        List<DueItem> due = new ArrayList<>();
        for (int position = 0; position < items.size(); position++) {
            LocalDate on = switch (speed) {
                case ALL_AT_ONCE -> first;
                case WEEKLY -> first.plusWeeks(position);
                case BIWEEKLY -> first.plusWeeks(2L * position);
                case MONTHLY -> first.plusMonths(position);
            };
            due.add(new DueItem(items.get(position), on));
        }
        return due;
    }

    /** A year of videos, one a month, going round the library from year to year. */
    static List<DueItem> training(List<LibraryItem> items, LocalDate firstOfYear, int year) {
        return round(items, firstOfYear, year, 1);
    }

    /** A year of exercises, going round the library from year to year. */
    static List<DueItem> phishing(List<LibraryItem> items, LocalDate firstOfYear, int year, Cadence cadence) {
        return round(items, firstOfYear, year, cadence == Cadence.MONTHLY ? 1 : 3);
    }

    private static List<DueItem> round(List<LibraryItem> items, LocalDate firstOfYear, int year, int everyMonths) {
        if (items.isEmpty()) {
            return List.of();
        }
        int perYear = MONTHS / everyMonths;
        return IntStream.range(0, perYear)
                .mapToObj(position -> new DueItem(
                        items.get(((year - 1) * perYear + position) % items.size()),
                        firstOfYear.plusMonths((long) position * everyMonths)))
                .toList();
    }
}
