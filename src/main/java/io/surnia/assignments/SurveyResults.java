package io.surnia.assignments;

import io.surnia.library.Question;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A survey's answers, counted.
 *
 * @param respondents how many people answered
 * @param isWithheld whether too few answered an anonymous survey, so that nothing is told
 * @param questions in their order; none while withheld
 */
public record SurveyResults(int respondents, boolean isAnonymous, boolean isWithheld, List<OfQuestion> questions) {
    /**
     * The answers to a question.
     *
     * @param number from 1
     * @param answers how many people answered it
     * @param counts how often each option, or each value from the scale's least on, was chosen; none for a free text
     * @param mean of a scale, to two decimals, half up; null for other questions and without answers
     */
    public record OfQuestion(
            int number,
            Question question,
            int answers,
            List<Integer> counts,
            @Nullable BigDecimal mean) {}
}
