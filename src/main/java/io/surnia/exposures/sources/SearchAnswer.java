package io.surnia.exposures.sources;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a search. */
public sealed interface SearchAnswer {

    /**
     * The source knows what it knows; a clean target has neither list.
     *
     * @param hasMore whether the target has a further page
     * @param credits how many the key has left; null where the source does not count any
     */
    record Found(
            List<Sighting> sightings,
            List<LeakedRow> rows,
            boolean hasMore,
            @Nullable Long credits) implements SearchAnswer {
        static final Found NOTHING = new Found(List.of(), List.of(), false, null);
    }

    /** Not now, but after a pause: it is not this request's turn yet, or the source said so. */
    record Later(Duration pause) implements SearchAnswer {}

    /** The source could not be asked, or what it answered could not be read; it may be otherwise another time. */
    record Failed(String reason) implements SearchAnswer {}

    /** This target cannot be searched with this key; others can. */
    record NotAllowed(String reason) implements SearchAnswer {}

    /** The key is none, or no longer. */
    record KeyRefused() implements SearchAnswer {}

    /** The key is good, and has no credits left. */
    record CreditsExhausted() implements SearchAnswer {}
}
