package io.surnia.bench;

import java.time.Duration;

/**
 * How much is measured for how long.
 *
 * @param customers of the one partner, of whom the first is the big one; at least 4
 * @param users of the big customer; at least {@link #CAREERS}
 * @param warmUp of the server, before any figure counts
 * @param slice for which one contender works before it is another's turn
 * @param rounds how often each has its turn
 * @param connections that a load keeps busy at once
 */
public record Scale(int customers, int users, Duration warmUp, Duration slice, int rounds, int connections) {
    /** Users differ in what they did, up to this number; then it all repeats. */
    static final int CAREERS = 100;

    /** Assignments that each user of the big customer is enrolled in. */
    static final int ASSIGNMENTS = 30;

    /** As issue and documentation mean it: some minutes. */
    public static Scale full() {
        return new Scale(10_000, 100_000, Duration.ofSeconds(60), Duration.ofSeconds(3), 5, 8);
    }

    /** The same data, measured for longer or shorter. */
    public Scale lasting(Duration warmUp, int rounds) {
        return new Scale(customers, users, warmUp, slice, rounds, connections);
    }

    /** The same in seconds, for a test: its figures mean nothing. */
    public static Scale miniature() {
        return new Scale(10, CAREERS, Duration.ofMillis(200), Duration.ofMillis(50), 1, 2);
    }
}
