package io.surnia.sample;

import io.surnia.platform.db.Tx;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is going to happen, in order: entries of one hour share a transaction and happen in the order in which they were
 * put down. While it runs, an entry may put down others for later.
 */
final class Agenda {
    private final NavigableMap<LocalDateTime, List<Consumer<Tx>>> entries = new TreeMap<>();

    void put(LocalDate day, Hour hour, Consumer<Tx> entry) {
        entries.computeIfAbsent(hour.on(day), _ -> new ArrayList<>()).add(entry);
    }

    /** At the first working day from this day on. */
    void put(LocalDate day, WorkingHours hours, Consumer<Tx> entry) {
        LocalDate workday = hours.workday(day);
        put(workday, hours.hour(workday), entry);
    }

    /** Takes the next hour of a day, with all that happens in it; null where nothing is left of that day. */
    @Nullable
    Entry<LocalDateTime, List<Consumer<Tx>>> next(LocalDate day) {
        Entry<LocalDateTime, List<Consumer<Tx>>> first = entries.firstEntry();
        if (first == null || first.getKey().toLocalDate().isAfter(day)) {
            return null;
        }
        return entries.pollFirstEntry();
    }
}
