package io.surnia.bench;

import java.time.Duration;

/** Does one thing as often as it can: a server under load, or a limit that it is held against. */
interface Contender {
    /** As the table shows it. */
    String name();

    /** Works for that long and says how many times a second it did. */
    double rate(Duration slice);
}
