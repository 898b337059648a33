package io.surnia.assignments;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a learner answers to a question: options to a choice, a number to a scale, a text to a free question.
 *
 * @param question its number, from 1
 * @param options the numbers of the options that were chosen, from 1
 */
public record Answer(
        int question,
        List<Integer> options,
        @Nullable Integer value,
        @Nullable String text) {
    /** The longest text, in characters. */
    public static final int LONGEST_TEXT = 2000;

    public static Answer ofOptions(int question, Integer... options) {
        return new Answer(question, List.of(options), null, null);
    }

    public static Answer ofValue(int question, int value) {
        return new Answer(question, List.of(), value, null);
    }

    public static Answer ofText(int question, String text) {
        return new Answer(question, List.of(), null, text);
    }
}
