package io.surnia.library;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question of a quiz or a survey, as its item's {@code quiz} holds it; its options are numbered from 1. */
public sealed interface Question {
    /** 1 to 1000 characters. */
    String text();

    /**
     * A question of a quiz.
     *
     * @param options 2 to 20, at least one of them right
     * @param isSeveral whether more than one may be chosen
     * @param explanation read after answering, whatever the answer was; null where nobody wrote one
     */
    record Graded(
            String text,
            List<Option> options,
            boolean isSeveral,
            @Nullable String explanation) implements Question {}

    /** An answer of a quiz that can be chosen. */
    record Option(String text, boolean isRight) {}

    /**
     * A question of a survey with answers to choose from.
     *
     * @param isSeveral whether more than one may be chosen
     */
    record Choice(String text, List<String> options, boolean isSeveral) implements Question {}

    /**
     * A question of a survey that is answered with a whole number.
     *
     * @param least from 0
     * @param most up to 10
     * @param low what the least means; null where it needs no words
     * @param high what the most means; null where it needs no words
     */
    record Scale(
            String text,
            int least,
            int most,
            @Nullable String low,
            @Nullable String high) implements Question {}

    /** A question of a survey that is answered freely, or not at all. */
    record FreeText(String text) implements Question {}
}
