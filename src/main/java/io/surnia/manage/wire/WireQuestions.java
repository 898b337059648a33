package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.library.Exercise;
import io.surnia.library.LibraryItem;
import io.surnia.library.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a library item asks, with the solution.
 *
 * @param exercise null for what is no exercise
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireQuestions(
        long libraryId,
        int version,
        String kind,
        List<Solved> questions,
        @Nullable WireExercise exercise) {

    /**
     * A question and its solution.
     *
     * @param right the numbers of the options that are right; none in a survey
     */
    public record Solved(
            WireQuestion asked,
            List<Integer> right,
            @Nullable String explanation) {
        static Solved of(WireQuestion asked, Question question) {
            return question instanceof Question.Graded graded
                    ? new Solved(
                            asked,
                            IntStream.rangeClosed(1, graded.options().size())
                                    .filter(option ->
                                            graded.options().get(option - 1).isRight())
                                    .boxed()
                                    .toList(),
                            graded.explanation())
                    : new Solved(asked, List.of(), null);
        }
    }

    /** An exercise's message and what is to be seen in it. */
    public record WireExercise(String decision, JsonNode message, List<WireCue> suspicious, List<WireCue> harmless) {
        static WireExercise of(Exercise exercise) {
            return new WireExercise(
                    exercise.decision().name().toLowerCase(Locale.ROOT),
                    exercise.message(),
                    WireCue.all(exercise.suspicious()),
                    WireCue.all(exercise.harmless()));
        }
    }

    public static WireQuestions of(LibraryItem item) {
        List<Solved> solved = new ArrayList<>();
        for (Question question : item.questions()) {
            solved.add(Solved.of(WireQuestion.of(solved.size() + 1, question), question));
        }
        return new WireQuestions(
                item.id().value(),
                item.version(),
                item.kind().word(),
                solved,
                item.exercise().map(WireExercise::of).orElse(null));
    }
}
