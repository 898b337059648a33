package io.surnia.phishing;

import io.surnia.library.Difficulty;
import io.surnia.library.LibraryId;
import io.surnia.library.LibraryItem;
import io.surnia.people.PhishingDifficulty;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How hard a learner's next exercise is, and which one it is: functions of the past and the library alone. Adaptive
 * difficulty begins easy, rises after a perfect first attempt, falls after a failed one, and stays otherwise.
 */
final class Ladder {
    private static final int PERFECT = 100;

    private Ladder() {}

    /**
     * The difficulty of the next exercise.
     *
     * @param set the learner's own setting
     * @param reset what the next exercise falls back to, whatever was before; null where no reset waits
     * @param past what the learner has tried, oldest first
     */
    static Difficulty next(PhishingDifficulty set, @Nullable PhishingDifficulty reset, List<PastExercise> past) {
        if (reset != null) {
            return fixed(reset).orElse(Difficulty.EASY);
        }
        return fixed(set).orElseGet(() -> past.isEmpty() ? Difficulty.EASY : after(past.getLast()));
    }

    private static Difficulty after(PastExercise last) {
        if (!last.isPassed()) {
            return last.difficulty() == Difficulty.HARD ? Difficulty.MEDIUM : Difficulty.EASY;
        }
        if (last.percent() < PERFECT) {
            return last.difficulty();
        }
        return last.difficulty() == Difficulty.EASY ? Difficulty.MEDIUM : Difficulty.HARD;
    }

    private static Optional<Difficulty> fixed(PhishingDifficulty difficulty) {
        return switch (difficulty) {
            case EASY -> Optional.of(Difficulty.EASY);
            case MEDIUM -> Optional.of(Difficulty.MEDIUM);
            case HARD -> Optional.of(Difficulty.HARD);
            case ADAPTIVE -> Optional.empty();
        };
    }

    /**
     * The exercise of a difficulty that comes next: the planned one where it is of that difficulty and new to the
     * learner, else the first that is new, else the one that was longest ago. Empty where the library has none.
     *
     * @param items the library's exercises, in its order
     */
    static Optional<LibraryItem> choose(
            List<LibraryItem> items, Difficulty difficulty, List<PastExercise> past, @Nullable LibraryId planned) {
        List<LibraryId> tried = past.stream().map(PastExercise::item).toList();
        return items.stream().filter(item -> item.difficulty() == difficulty).min((one, other) -> {
            int byAge = Integer.compare(tried.lastIndexOf(one.id()), tried.lastIndexOf(other.id()));
            return byAge != 0
                    ? byAge
                    : Boolean.compare(!one.id().equals(planned), !other.id().equals(planned));
        });
    }
}
