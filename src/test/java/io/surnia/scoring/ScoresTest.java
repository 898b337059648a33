package io.surnia.scoring;

import static io.surnia.scoring.Works.DAY;
import static io.surnia.scoring.Works.done;
import static io.surnia.scoring.Works.learner;
import static io.surnia.scoring.Works.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.customers.CustomerType;
import io.surnia.library.LibraryKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoresTest {

    @ParameterizedTest(name = "{0} percent in {1} attempts, late {2}: {3} points")
    @CsvSource({
        "100, 1, false, 100",
        "80, 1, false, 80",
        "100, 2, false, 90",
        "80, 3, false, 60",
        "100, 1, true, 90",
        "80, 2, true, 60",
        "80, 9, false, 0",
        "80, 9, true, 0",
        ", 1, false, 100",
        ", 1, true, 90",
        "100, 0, false, 100",
        "0, 1, false, 0",
        "5, 1, true, 0"
    })
    void givesPointsForWhatWasDone(Integer percent, int attempts, boolean isLate, int points) {
        assertThat(done(LibraryKind.VIDEO, percent, attempts, isLate).points()).isEqualTo(points);
    }

    @Test
    void givesNothingForWhatWasMissedFromTheDayAfterItsDueDay() {
        Work work = open(LibraryKind.VIDEO, DAY);

        assertThat(Scores.of(learner(work), DAY).video()).isNull();
        assertThat(Scores.of(learner(work), DAY.plusDays(1)).video()).isZero();
    }

    @Test
    void sparesWhatWasWithdrawnOrArchivedBeforeItWasDone() {
        Work missed = open(LibraryKind.VIDEO, DAY.minusDays(5));
        Work withdrawn = new Work(LibraryKind.VIDEO, false, missed.dueOn(), null, false, true, 0, null, false, false);
        Work archived = new Work(LibraryKind.VIDEO, false, missed.dueOn(), null, true, false, 0, null, false, false);

        assertThat(Scores.of(learner(withdrawn, archived), DAY).hoot()).isNull();
    }

    @Test
    void keepsCountingWhatWasDoneOfWhatIsArchivedOrEnded() {
        Work archived = new Work(LibraryKind.VIDEO, false, DAY, null, true, false, 1, 90, true, false);
        Work ended = new Work(LibraryKind.VIDEO, false, DAY, DAY.minusDays(1), false, false, 1, 80, true, false);

        assertThat(Scores.of(learner(archived, ended), DAY).video()).isEqualTo(85);
    }

    @Test
    void keepsCountingWhatWasMissedAfterItEnded() {
        Work missed = new Work(
                LibraryKind.VIDEO, false, DAY.minusDays(9), DAY.minusDays(2), false, false, 0, null, false, false);

        assertThat(Scores.of(learner(missed), DAY).video()).isZero();
    }

    @ParameterizedTest(name = "{0}, optional {1}: {2}")
    @CsvSource({
        "PHISHING, false, PHISHING",
        "VIDEO, false, VIDEO",
        "FOUNDATIONAL, false, VIDEO",
        "POLICY, false, POLICY",
        "SURVEY, false,",
        "SURVEY, true,",
        "PHISHING, true, OPTIONAL",
        "VIDEO, true, OPTIONAL",
        "FOUNDATIONAL, true, OPTIONAL",
        "POLICY, true, OPTIONAL"
    })
    void feedsEachKindToItsComponent(LibraryKind kind, boolean isOptional, Component component) {
        assertThat(Component.fedBy(kind, isOptional)).isEqualTo(component);
    }

    @Test
    void countsOptionalWorkOnlyOnceItIsDone() {
        Work undone = new Work(LibraryKind.VIDEO, true, DAY.minusDays(9), null, false, false, 1, 10, false, false);
        Work done = new Work(LibraryKind.VIDEO, true, DAY.minusDays(9), null, false, false, 1, 90, true, false);

        assertThat(Scores.of(learner(undone), DAY).optional()).isNull();
        assertThat(Scores.of(learner(undone, done), DAY).optional()).isEqualTo(90);
    }

    @Test
    void roundsAMeanHalfUp() {
        assertThat(Scores.of(learner(video(80), video(81)), DAY).video()).isEqualTo(81);
        assertThat(Scores.of(learner(video(80), video(80), video(81)), DAY).video())
                .isEqualTo(80);
        assertThat(Scores.of(learner(video(80), video(81), video(81)), DAY).video())
                .isEqualTo(81);
    }

    @Test
    void weighsAllFourComponents() {
        Learner learner = learner(
                done(LibraryKind.PHISHING, 50, 1, false),
                video(100),
                done(LibraryKind.POLICY, null, 1, true),
                new Work(LibraryKind.VIDEO, true, DAY, null, false, false, 1, 60, true, false));

        Scores scores = Scores.of(learner, DAY);

        // 40 x 50 + 40 x 100 + 15 x 90 + 5 x 60 = 7650
        assertThat(scores).isEqualTo(new Scores(77, 100, 50, 90, 60));
    }

    @Test
    void renormalisesTheWeightsOfThoseThatCount() {
        // (40 x 100 + 15 x 90) / 55 = 97.27
        assertThat(Scores.of(learner(video(100), done(LibraryKind.POLICY, null, 1, true)), DAY)
                        .hoot())
                .isEqualTo(97);
    }

    @Test
    void hasNoScoreWhereNothingCounts() {
        Learner surveyOnly = learner(done(LibraryKind.SURVEY, null, 1, false));

        assertThat(Scores.of(learner(), DAY)).isEqualTo(new Scores(null, null, null, null, null));
        assertThat(Scores.of(surveyOnly, DAY).hoot()).isNull();
    }

    @Test
    void countsOnAutopilotOnlyWhatIsSwitchedOn() {
        List<Work> work = List.of(
                video(60),
                done(LibraryKind.PHISHING, 90, 1, false),
                done(LibraryKind.POLICY, null, 1, false),
                new Work(LibraryKind.VIDEO, true, DAY, null, false, false, 1, 100, true, false));

        assertThat(on(CustomerType.STANDARD, true, true, work)).isEqualTo(new Scores(75, 60, 90, null, null));
        assertThat(on(CustomerType.STANDARD, true, false, work)).isEqualTo(new Scores(60, 60, null, null, null));
        assertThat(on(CustomerType.STANDARD, false, true, work)).isEqualTo(new Scores(90, null, 90, null, null));
        assertThat(on(CustomerType.STANDARD, false, false, work)).isEqualTo(new Scores(null, null, null, null, null));
        assertThat(on(CustomerType.HOOTPHISH, true, true, work)).isEqualTo(new Scores(90, null, 90, null, null));
        // (40 x 60 + 40 x 90 + 15 x 100 + 5 x 100) / 100
        assertThat(on(CustomerType.POWER, false, false, work)).isEqualTo(new Scores(80, 60, 90, 100, 100));
    }

    @ParameterizedTest(name = "{0} clicks and {1} forms take off {2}")
    @CsvSource({"0, 0, 0", "1, 0, 5", "0, 1, 10", "1, 1, 15", "2, 1, 20", "4, 0, 20", "5, 0, 20", "0, 9, 20"})
    void takesOffForLapsesAtMostTwenty(int clicks, int forms, int points) {
        List<Lapse> lapses = new java.util.ArrayList<>();
        for (int click = 0; click < clicks; click++) {
            lapses.add(new Lapse(false, DAY));
        }
        for (int form = 0; form < forms; form++) {
            lapses.add(new Lapse(true, DAY));
        }

        assertThat(Scores.adjustment(lapses, DAY)).isEqualTo(points);
    }

    @Test
    void forgetsALapseAfterNinetyDays() {
        List<Lapse> lapse = List.of(new Lapse(false, DAY));

        assertThat(Scores.adjustment(lapse, DAY.plusDays(89))).isEqualTo(5);
        assertThat(Scores.adjustment(lapse, DAY.plusDays(90))).isZero();
    }

    @Test
    void neverFallsBelowZeroAndIsNothingWithoutAComponent() {
        List<Lapse> forms = List.of(new Lapse(true, DAY), new Lapse(true, DAY));
        Learner poor = new Learner(true, Works.ALL, List.of(video(5)), forms);
        Learner idle = new Learner(true, Works.ALL, List.of(), forms);

        assertThat(Scores.of(poor, DAY).hoot()).isZero();
        assertThat(Scores.of(idle, DAY).hoot()).isNull();
    }

    private static Work video(int percent) {
        return done(LibraryKind.VIDEO, percent, 1, false);
    }

    private static Scores on(CustomerType type, boolean hasVideos, boolean hasExercises, List<Work> work) {
        return Scores.of(new Learner(true, Component.counting(type, hasVideos, hasExercises), work, List.of()), DAY);
    }
}
