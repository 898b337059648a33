package io.surnia.exposures;

import org.jspecify.annotations.Nullable;

/** What the catalogue says of a breach with yes or no. Null is unknown, never no. */
public record BreachFlags(
        @Nullable Boolean verified,
        @Nullable Boolean fabricated,
        @Nullable Boolean sensitive,
        @Nullable Boolean retired,
        @Nullable Boolean spamList,
        @Nullable Boolean malware,
        @Nullable Boolean subscriptionFree,
        @Nullable Boolean stealerLog) {

    /** Nothing is known. */
    public static final BreachFlags UNKNOWN = new BreachFlags(null, null, null, null, null, null, null, null);
}
