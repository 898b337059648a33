package io.surnia.directory;

import java.time.Duration;

/** Until when a reading must be done: before another node may take it for dead. */
final class Deadline {
    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Fails once it has passed. */
    void check() {
        if (System.nanoTime() - end > 0) {
            throw new DirectoryFailure("The directory took too long to be read.");
        }
    }
}
