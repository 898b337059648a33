package io.surnia.sample;

import io.surnia.partner.Actor;
import java.time.LocalDate;

/**
 * What all parts of one load share.
 *
 * @param seed the same seed and day give the same sample
 * @param today the first day of which nothing happens any more: the history ends on the evening before
 * @param agenda what is going to happen
 */
record Play(SampleRooms rooms, long seed, LocalDate today, Agenda agenda) {
    static final Actor ACTOR = new Actor.Automation("sample");

    Dice dice(String purpose) {
        return new Dice(seed, purpose);
    }

    LocalDate daysAgo(int days) {
        return today.minusDays(days);
    }
}
