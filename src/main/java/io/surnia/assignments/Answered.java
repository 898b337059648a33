package io.surnia.assignments;

import io.surnia.assignments.Learning.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of answers.
 *
 * @param percent 0 to 100; null for a survey
 * @param questions each question of a quiz, in their order; none for a survey
 */
public record Answered(Outcome outcome, @Nullable Integer percent, List<GradedQuestion> questions) {}
