package io.surnia.assignments;

import org.jspecify.annotations.Nullable;

/**
 * How a question of a quiz was answered.
 *
 * @param number from 1
 * @param isRight whether exactly the right options were chosen
 * @param explanation to be read in any case; null where nobody wrote one
 */
public record GradedQuestion(
        int number, boolean isRight, @Nullable String explanation) {}
