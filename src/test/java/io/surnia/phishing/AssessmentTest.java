package io.surnia.phishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.surnia.library.Exercise;
import io.surnia.library.Exercise.Cue;
import io.surnia.library.Exercise.Decision;
import io.surnia.library.Exercise.Mark;
import io.surnia.library.Exercise.Part;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssessmentTest {
    private static final Exercise PHISH = exercise(Decision.PHISH, List.of("a", "b", "c", "d"), List.of("x", "y"));
    private static final Exercise SAFE = exercise(Decision.SAFE, List.of(), List.of("x", "y"));

    @ParameterizedTest
    @CsvSource({
        "PHISH, 'a b c d', 100, 4, 0, 0",
        "PHISH, 'a b c', 87, 3, 1, 0",
        "PHISH, 'a b c x', 75, 3, 1, 1",
        "PHISH, '', 50, 0, 4, 0",
        "PHISH, 'x y', 50, 0, 4, 2",
        "SAFE, 'a b c d', 0, 4, 0, 0",
    })
    void gradesAPhishByTheDecisionAndTheMarks(
            Decision decision, String marks, int percent, int found, int missed, int mistaken) {
        Assessment assessment = Assessment.of(PHISH, new Inspection(decision, marks(marks)));

        assertThat(assessment.percent()).isEqualTo(percent);
        assertThat(assessment.found()).hasSize(found);
        assertThat(assessment.missed()).hasSize(missed);
        assertThat(assessment.mistaken())
                .hasSize(mistaken)
                .allSatisfy(cue ->
                        assertThat(cue.why()).isEqualTo("why " + cue.mark().at()));
    }

    @ParameterizedTest
    @CsvSource({"SAFE, '', 100", "SAFE, 'x', 75", "SAFE, 'x y', 50", "PHISH, '', 0"})
    void gradesASafeMessageByTheDecisionAndWhatWasLeftAlone(Decision decision, String marks, int percent) {
        assertThat(Assessment.of(SAFE, new Inspection(decision, marks(marks))).percent())
                .isEqualTo(percent);
    }

    private static List<Mark> marks(String places) {
        return Stream.of(places.split(" ", -1))
                .filter(place -> !place.isEmpty())
                .map(place -> new Mark(Part.LINK, place))
                .toList();
    }

    private static Exercise exercise(Decision decision, List<String> suspicious, List<String> harmless) {
        return new Exercise(decision, JsonNodeFactory.instance.objectNode(), cues(suspicious), cues(harmless));
    }

    private static List<Cue> cues(List<String> places) {
        return places.stream()
                .map(place -> new Cue(new Mark(Part.LINK, place), "why " + place))
                .toList();
    }
}
