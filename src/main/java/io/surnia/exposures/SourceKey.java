package io.surnia.exposures;

import io.surnia.exposures.sources.SourceName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A partner's own key to a source of breaches, without the key.
 *
 * @param last4 its last characters, to tell keys apart
 * @param plan what was bought there; null where the source does not say
 * @param perMinute how many requests a minute it may send; null where the source does not say
 * @param credits how many searches are left, as of the last one; null where unknown
 * @param state what the source said of it last
 * @param checkedAt when it said so
 */
public record SourceKey(
        SourceKeyId id,
        SourceName source,
        String last4,
        @Nullable String plan,
        @Nullable Integer perMinute,
        @Nullable Long credits,
        State state,
        Instant checkedAt,
        Instant createdAt) {

    /** What a source says of a key. */
    public enum State {
        /** It is good. */
        ACCEPTED,
        /** It is none, or no longer. */
        REFUSED,
        /** It is good, and has no credits left. */
        EXHAUSTED
    }
}
