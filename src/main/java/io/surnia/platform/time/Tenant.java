package io.surnia.platform.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Whose rows a piece of work sees, and how time passes there.
 *
 * @param partnerId the partner, at least 1000 in a deployment's own data
 * @param zone the partner's time zone: every day (due days, windows, reports) is a day in it
 * @param clockAhead how far a sandbox partner's clock runs ahead of the real one; zero for a real partner
 */
public record Tenant(long partnerId, ZoneId zone, Duration clockAhead) {

    /** The partner's present instant. */
    public Instant now(Clock clock) {
        return clock.instant().plus(clockAhead);
    }

    /** The partner's present day. */
    public LocalDate today(Clock clock) {
        return LocalDate.ofInstant(now(clock), zone);
    }
}
