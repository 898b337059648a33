package io.surnia.directory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a directory and what followed from it.
 *
 * @param counts what was changed; would be, of a dry or a held run
 * @param refusals why people were refused, each by its id in the directory, at most {@link #MOST_REFUSALS}
 * @param error why it failed or is held; null otherwise
 */
public record Run(
        RunId id,
        ConnectionId connection,
        State state,
        boolean isDry,
        Instant askedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Counts counts,
        List<String> refusals,
        @Nullable String error) {
    /** So many refusals are told; more are only counted. */
    public static final int MOST_REFUSALS = 50;

    public Run {
        refusals = List.copyOf(refusals);
    }

    /** How far it is. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        /** It would have archived more people than may be without a yes, and changed nothing. */
        HELD,
        FAILED
    }

    /**
     * How many people.
     *
     * @param skipped who are disabled there or meet a rule
     * @param joined how often somebody joined a group
     * @param left how often somebody left one
     * @param refused who could not be taken
     */
    public record Counts(
            int added,
            int changed,
            int archived,
            int restored,
            int unchanged,
            int skipped,
            int joined,
            int left,
            int refused) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0);

        /** Whether anything of ours is another than before. */
        boolean isAnyChange() {
            return added + changed + archived + restored + joined + left > 0;
        }
    }
}
