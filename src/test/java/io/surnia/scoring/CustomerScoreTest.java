package io.surnia.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.scoring.Totals.Figure;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerScoreTest {
    private final Map<Figure, Integer> figures = new EnumMap<>(Figure.class);

    @Test
    void hasNoneWithoutAnActiveUser() {
        assertThat(score()).isNull();
    }

    @Test
    void isFullWhereNothingIsAssigned() {
        figures.put(Figure.USERS, 3);

        assertThat(score()).isEqualTo(100);
    }

    @ParameterizedTest(name = "{0} of {1} done: {2}")
    @CsvSource({"0, 8, 0", "1, 8, 13", "3, 8, 38", "1, 3, 33", "2, 3, 67", "1, 200, 1", "199, 200, 100", "8, 8, 100"})
    void beginsWithTheCompletionPercentHalfUp(int done, int assigned, int score) {
        assigned(assigned, done);

        assertThat(score()).isEqualTo(score);
    }

    @Test
    void leavesSurveysOut() {
        assigned(10, 5);
        figures.put(Figure.ASSIGNED_SURVEY, 90);

        assertThat(score()).isEqualTo(50);
    }

    @ParameterizedTest(name = "{0} high and {1} low of {2}: {3}")
    @CsvSource({"0, 0, 4, 50", "4, 0, 4, 60", "1, 0, 4, 53", "0, 4, 4, 45", "0, 1, 4, 49", "2, 2, 4, 53", "0, 0, 0, 50"
    })
    void movesWithTheSharesOfHighAndLowPerformers(int high, int low, int scored, int score) {
        assigned(10, 5);
        figures.put(Figure.HIGH, high);
        figures.put(Figure.LOW, low);
        figures.put(Figure.SCORED, scored);

        assertThat(score()).isEqualTo(score);
    }

    @ParameterizedTest(name = "{0} of {1} in time: {2}")
    @CsvSource({"0, 10, 50", "10, 10, 55", "1, 10, 51", "1, 11, 50"})
    void risesWithTheShareInTime(int onTime, int completions, int score) {
        assigned(10, 5);
        figures.put(Figure.ON_TIME, onTime);
        figures.put(Figure.COMPLETIONS, completions);

        assertThat(score()).isEqualTo(score);
    }

    @ParameterizedTest(name = "{0} attempts at {1}: {2}")
    @CsvSource({"10, 10, 50", "20, 10, 48", "30, 10, 45", "99, 10, 45", "14, 10, 49", "0, 0, 50"})
    void fallsWithTheAverageOfAttempts(int attempts, int attempted, int score) {
        assigned(10, 5);
        figures.put(Figure.ATTEMPTS, attempts);
        figures.put(Figure.ATTEMPTED, attempted);

        assertThat(score()).isEqualTo(score);
    }

    @Test
    void staysBetweenZeroAndAHundred() {
        assigned(10, 0);
        figures.put(Figure.LOW, 2);
        figures.put(Figure.SCORED, 2);
        assertThat(score()).isZero();

        assigned(10, 10);
        figures.put(Figure.LOW, 0);
        figures.put(Figure.HIGH, 2);
        assertThat(score()).isEqualTo(100);
    }

    @Test
    void roundsAnExactHalfUpHoweverItIsMadeUp() {
        // 1/3 + 1/6 of a point beside whole ones: 20 x 5/6 ... an exact half must not be lost in fractions
        assigned(30, 10);
        figures.put(Figure.HIGH, 1);
        figures.put(Figure.SCORED, 60);

        // 33 1/3 + 1/6 = 33.5
        assertThat(score()).isEqualTo(34);
    }

    @ParameterizedTest(name = "{0} of {1}: {2} percent")
    @CsvSource({"0, 0, 100", "0, 3, 0", "1, 3, 33", "2, 3, 66", "3, 3, 100", "999, 1000, 99"})
    void roundsComplianceDownSoThatAHundredMeansAll(int done, int assigned, int percent) {
        assertThat(Compliance.percent(done, assigned)).isEqualTo(percent);
    }

    private void assigned(int assigned, int done) {
        figures.put(Figure.USERS, 1);
        figures.put(Figure.ASSIGNED_VIDEO, assigned);
        figures.put(Figure.DONE_VIDEO, done);
    }

    private @Nullable Integer score() {
        return CustomerScore.of(Totals.stored(Arrays.stream(Figure.values())
                .map(figure -> figures.getOrDefault(figure, 0))
                .toArray(Integer[]::new)));
    }
}
