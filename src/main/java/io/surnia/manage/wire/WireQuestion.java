package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.library.Question;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A question as it is put: without its solution.
 *
 * @param number from 1
 * @param form {@code one}, {@code several}, {@code scale} or {@code text}
 * @param options the texts of its options, which are numbered from 1; none for a scale and a text
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireQuestion(
        int number,
        String question,
        String form,
        List<String> options,
        @Nullable WireScale scale) {

    /** The ends of a scale, and what they mean. */
    public record WireScale(
            int least,
            int most,
            @Nullable String low,
            @Nullable String high) {}

    public static WireQuestion of(int number, Question question) {
        return switch (question) {
            case Question.Graded(String text, List<Question.Option> options, boolean isSeveral, var _) ->
                new WireQuestion(
                        number,
                        text,
                        form(isSeveral),
                        options.stream().map(Question.Option::text).toList(),
                        null);
            case Question.Choice(String text, List<String> options, boolean isSeveral) ->
                new WireQuestion(number, text, form(isSeveral), options, null);
            case Question.Scale(String text, int least, int most, var low, var high) ->
                new WireQuestion(number, text, "scale", List.of(), new WireScale(least, most, low, high));
            case Question.FreeText(String text) -> new WireQuestion(number, text, "text", List.of(), null);
        };
    }

    /** All questions of an item, numbered. */
    public static List<WireQuestion> all(List<Question> questions) {
        return IntStream.rangeClosed(1, questions.size())
                .mapToObj(number -> of(number, questions.get(number - 1)))
                .toList();
    }

    private static String form(boolean isSeveral) {
        return isSeveral ? "several" : "one";
    }
}
