package io.surnia.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * The hours at which something happens, on the partner's clock. Few, because each is a transaction; the minute differs
 * from day to day.
 */
enum Hour {
    MORNING(8),
    NOON(11),
    AFTERNOON(15),
    /** What follows on the same day. */
    EVENING(17),
    /** Day time on the other side of the globe. */
    NIGHT(20);

    private final int hour;

    Hour(int hour) {
        this.hour = hour;
    }

    LocalDateTime on(LocalDate day) {
        long scattered = day.toEpochDay() * 37 + hour * 11L;
        return day.atTime(hour, Math.floorMod(scattered, 60), Math.floorMod(scattered * 7, 60));
    }
}
