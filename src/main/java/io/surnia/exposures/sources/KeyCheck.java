package io.surnia.exposures.sources;

import org.jspecify.annotations.Nullable;

/** What a source says of a key. */
public sealed interface KeyCheck {

    /**
     * It is good.
     *
     * @param plan what was bought; null where the source does not say
     * @param perMinute how many requests it may send; null where the source does not say
     */
    record Accepted(@Nullable String plan, @Nullable Integer perMinute) implements KeyCheck {}

    /** It is none, or no longer. */
    record Refused() implements KeyCheck {}

    /** The source could not be asked. */
    record Unknown(String reason) implements KeyCheck {}
}
