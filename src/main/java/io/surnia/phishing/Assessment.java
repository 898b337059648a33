package io.surnia.phishing;

import io.surnia.library.Exercise;
import io.surnia.library.Exercise.Cue;
import io.surnia.library.Exercise.Decision;
import io.surnia.library.Exercise.Mark;
import java.util.List;
import java.util.Set;

/**
 * How an inspection is graded. A wrong decision is worth nothing. A right one is worth half; the other half are the marks:
 * of a phish, those found less those that are wrong, out of all that is suspicious; of a safe message, the harmless parts
 * that were left alone. Rounded down, so that 100 means that all was seen and nothing else.
 *
 * @param percent 0 to 100
 * @param found what is suspicious and was marked
 * @param missed what is suspicious and was not marked
 * @param mistaken what was marked and is harmless, each with its explanation, which is empty where its writer gave none
 */
public record Assessment(int percent, boolean isDecisionRight, List<Cue> found, List<Cue> missed, List<Cue> mistaken) {
    private static final int FOR_THE_DECISION = 50;
    private static final int FOR_THE_MARKS = 50;

    /** Grades an inspection of an exercise whose marks are all among its places. */
    static Assessment of(Exercise exercise, Inspection inspection) {
        Set<Mark> marked = Set.copyOf(inspection.marks());
        List<Cue> found = exercise.suspicious().stream()
                .filter(cue -> marked.contains(cue.mark()))
                .toList();
        List<Cue> missed = exercise.suspicious().stream()
                .filter(cue -> !marked.contains(cue.mark()))
                .toList();
        List<Cue> mistaken = inspection.marks().stream()
                .filter(mark -> found.stream().noneMatch(cue -> cue.mark().equals(mark)))
                .map(mark -> new Cue(mark, exercise.whyHarmless(mark).orElse("")))
                .toList();
        boolean isRight = inspection.decision() == exercise.decision();
        int percent = isRight ? FOR_THE_DECISION + forMarks(exercise, found.size(), mistaken.size()) : 0;
        return new Assessment(percent, isRight, found, missed, mistaken);
    }

    private static int forMarks(Exercise exercise, int found, int mistaken) {
        boolean isPhish = exercise.decision() == Decision.PHISH;
        int all = isPhish
                ? exercise.suspicious().size()
                : Math.max(1, exercise.harmless().size());
        int right = isPhish ? found - mistaken : all - mistaken;
        return FOR_THE_MARKS * Math.max(0, right) / all;
    }
}
