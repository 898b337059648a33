package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.assignments.Answered;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of answers.
 *
 * @param percent null for a survey
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireAnswered(String outcome, @Nullable Integer percent, List<Graded> questions) {

    /** How one question was answered. */
    public record Graded(
            int number, boolean right, @Nullable String explanation) {}

    public static WireAnswered of(Answered answered) {
        return new WireAnswered(
                answered.outcome().name().toLowerCase(Locale.ROOT),
                answered.percent(),
                answered.questions().stream()
                        .map(each -> new Graded(each.number(), each.isRight(), each.explanation()))
                        .toList());
    }
}
