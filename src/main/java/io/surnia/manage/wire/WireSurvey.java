package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.assignments.SurveyResults;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The results of a survey. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireSurvey(int respondents, boolean anonymous, boolean withheld, List<Result> questions) {

    /**
     * The answers to a question, counted.
     *
     * @param counts by option, or by value from the scale's least on; none for a text
     * @param mean of a scale
     */
    public record Result(
            WireQuestion asked,
            int answers,
            List<Integer> counts,
            @Nullable BigDecimal mean) {}

    public static WireSurvey of(SurveyResults results) {
        return new WireSurvey(
                results.respondents(),
                results.isAnonymous(),
                results.isWithheld(),
                results.questions().stream()
                        .map(each -> new Result(
                                WireQuestion.of(each.number(), each.question()),
                                each.answers(),
                                each.counts(),
                                each.mean()))
                        .toList());
    }
}
