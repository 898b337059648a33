package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.assignments.Task;
import io.surnia.library.Exercise;
import io.surnia.library.LibraryItem;
import io.surnia.library.LibraryKind;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user is to do, as that user gets it: without solutions. Fields of the library item are null where the assignment
 * has none.
 *
 * @param content the text in Markdown; null for an exercise, whose text is read after it
 * @param phishingDifficulty of the exercise that this user got
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireTask(
        String kind,
        String name,
        String dueOn,
        boolean isDone,
        boolean quizEnabled,
        BigDecimal passingPercent,
        @Nullable Long libraryId,
        @Nullable Integer libraryVersion,
        @Nullable String title,
        @Nullable String content,
        @Nullable String contentHash,
        @Nullable String phishingDifficulty,
        List<WireQuestion> questions,
        @Nullable WireMessage exercise) {

    /**
     * A message to inspect.
     *
     * @param places all that can be marked
     */
    public record WireMessage(JsonNode message, List<WireCue> places) {
        static WireMessage of(Exercise exercise) {
            return new WireMessage(exercise.message(), WireCue.places(exercise.places()));
        }
    }

    public static WireTask of(Task task) {
        LibraryItem item = task.item();
        boolean isExercise = task.kind() == LibraryKind.PHISHING;
        return new WireTask(
                task.kind().word(),
                task.name(),
                task.dueOn().toString(),
                task.isDone(),
                task.quiz().isEnabled(),
                task.quiz().passingPercent(),
                item == null ? null : (Long) item.id().value(),
                item == null ? null : (Integer) item.version(),
                item == null ? null : item.title(),
                item == null || isExercise ? null : item.content(),
                item == null || isExercise ? null : item.contentHash(),
                item == null || item.difficulty() == null
                        ? null
                        : item.difficulty().word(),
                item == null ? List.of() : WireQuestion.all(item.questions()),
                item == null ? null : item.exercise().map(WireMessage::of).orElse(null));
    }
}
