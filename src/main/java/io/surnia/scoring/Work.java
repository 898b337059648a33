package io.surnia.scoring;

import io.surnia.library.LibraryKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One enrollment of a user, as the score sees it.
 *
 * @param endsOn the assignment's last day; null without one
 * @param isArchived whether the assignment was archived
 * @param isWithdrawn whether the user is no longer asked to do it
 * @param attempts how many were made
 * @param percent of the best attempt; null where nothing is graded
 * @param isLate whether it was done after its due day
 */
record Work(
        LibraryKind kind,
        boolean isOptional,
        LocalDate dueOn,
        @Nullable LocalDate endsOn,
        boolean isArchived,
        boolean isWithdrawn,
        int attempts,
        @Nullable Integer percent,
        boolean isDone,
        boolean isLate) {

    /** Whether it is owed, or was done while it is, on a day. */
    boolean isEffective(LocalDate day) {
        return !isArchived && !isWithdrawn && (endsOn == null || !endsOn.isBefore(day));
    }

    /** Whether its due day passed without its being done, and nobody took it back. */
    boolean isMissed(LocalDate day) {
        return !isOptional && !isDone && !isArchived && !isWithdrawn && dueOn.isBefore(day);
    }

    /** Its points, 0 to 100; to be asked only of what is done or missed. */
    int points() {
        if (!isDone) {
            return 0;
        }
        int quiz = percent == null ? ScoreTable.PERFECT : percent;
        int extra = Math.max(0, attempts - 1) * ScoreTable.EXTRA_ATTEMPT;
        return Math.max(0, quiz - extra - (isLate ? ScoreTable.LATE : 0));
    }
}
