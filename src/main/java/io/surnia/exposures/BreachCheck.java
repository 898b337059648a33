package io.surnia.exposures;

import io.surnia.customers.CustomerId;
import io.surnia.exposures.sources.SourceName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One search for all that leaked of a customer.
 *
 * @param source which source is asked at the moment; null once all were
 * @param searches how many domains, addresses and further pages were searched so far
 * @param exposuresFound how many exposures it found that were not known
 * @param recordsFound how many leaked records it found that were not known
 * @param note what could not be searched and why; null where all could
 * @param finishedAt null while it is open
 */
public record BreachCheck(
        BreachCheckId id,
        CustomerId customer,
        Cause cause,
        State state,
        @Nullable SourceName source,
        int searches,
        int exposuresFound,
        int recordsFound,
        @Nullable String note,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** Why it is made. */
    public enum Cause {
        WEEKLY,
        ASKED
    }

    /** How far it is. */
    public enum State {
        /** It waits, or goes on. */
        OPEN,
        /** All was searched. */
        DONE,
        /** It is over, and the note says what was not searched. */
        INCOMPLETE
    }
}
