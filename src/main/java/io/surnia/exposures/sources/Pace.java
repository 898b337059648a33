package io.surnia.exposures.sources;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How fast a key may be used: a bucket of tokens that fills with time. Nobody waits in here: who finds the bucket empty
 * is told for how long, and does something else meanwhile.
 */
final class Pace {
    private static final double SECONDS = 60;

    /** The bucket holds what comes in within so many seconds, but one at least. */
    private static final double BURST_SECONDS = 3;

    /** Clocks differ and requests overtake each other: we stay below what is allowed. */
    private static final double SHARE = 0.95;

    private final Clock clock;
    private final double perSecond;
    private final double capacity;
    private double tokens;
    private Instant filledAt;
    private Instant heldUntil;

    /** @param perMinute how many requests the key may send in a minute, at least 1 */
    Pace(Clock clock, int perMinute) {
        this.clock = clock;
        this.perSecond = perMinute * SHARE / SECONDS;
        this.capacity = Math.max(1, perSecond * BURST_SECONDS);
        this.tokens = capacity;
        this.filledAt = clock.instant();
        this.heldUntil = filledAt;
    }

    /** Takes a token, or says how long there will be none. */
    synchronized Optional<Duration> take() {
        Instant now = clock.instant();
        fill(now);
        if (now.isBefore(heldUntil)) {
            return Optional.of(Duration.between(now, heldUntil));
        }
        if (tokens >= 1) {
            tokens -= 1;
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis(Math.max(1, (long) Math.ceil((1 - tokens) / perSecond * 1000))));
    }

    /** Gives no token for so long: the source asked for it. */
    synchronized void hold(Duration pause) {
        heldUntil = clock.instant().plus(pause);
    }

    private void fill(Instant now) {
        double seconds = Duration.between(filledAt, now).toNanos() / 1e9;
        if (seconds > 0) {
            tokens = Math.min(capacity, tokens + seconds * perSecond);
            filledAt = now;
        }
    }
}
