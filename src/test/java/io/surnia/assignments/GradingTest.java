package io.surnia.assignments;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.library.Question;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradingTest {
    /** The first three of five options are right. */
    private static final Question.Graded SEVERAL = question(true, true, true, true, false, false);

    private static final Question.Graded ONE = question(false, false, true);

    @ParameterizedTest
    @CsvSource({
        "'1,2,3', 100",
        "'1,2', 66",
        "'1', 33",
        "'1,2,4', 33",
        "'1,4', 0",
        "'4,5', 0",
        "'1,2,3,4', 66",
        "'1,2,3,4,5', 33"
    })
    void countsRightOptionsLessWrongOnes(String chosen, int percent) {
        Integer[] options =
                Stream.of(chosen.split(",", -1)).map(Integer::valueOf).toArray(Integer[]::new);

        Grading.Grade grade = Grading.of(List.of(SEVERAL), Map.of(1, Answer.ofOptions(1, options)));

        assertThat(grade.percent()).isEqualTo(percent);
        assertThat(grade.questions().getFirst().isRight()).isEqualTo(percent == 100);
    }

    @Test
    void countsEveryQuestionTheSameAndRoundsDown() {
        Grading.Grade grade = Grading.of(
                List.of(ONE, SEVERAL, ONE),
                Map.of(1, Answer.ofOptions(1, 2), 2, Answer.ofOptions(2, 1, 2), 3, Answer.ofOptions(3, 1)));

        assertThat(grade.percent()).isEqualTo(55);
        assertThat(grade.questions()).extracting(GradedQuestion::isRight).containsExactly(true, false, false);
    }

    private static Question.Graded question(boolean isSeveral, Boolean... right) {
        return new Question.Graded(
                "?",
                Stream.of(right).map(each -> new Question.Option("text", each)).toList(),
                isSeveral,
                null);
    }
}
