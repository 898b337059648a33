package io.surnia.scoring;

import static io.surnia.scoring.Works.DAY;
import static io.surnia.scoring.Works.done;
import static io.surnia.scoring.Works.learner;
import static io.surnia.scoring.Works.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.library.LibraryKind;
import io.surnia.people.UserId;
import io.surnia.scoring.Totals.Figure;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final UserId USER = new UserId(1000);

    @Test
    void isCompliantWhileNothingRequiredIsOverdue() {
        assertThat(standing(DAY).isCompliant()).isTrue();
        assertThat(standing(DAY, open(LibraryKind.SURVEY, DAY)).isCompliant()).isTrue();
        assertThat(standing(DAY.plusDays(1), open(LibraryKind.SURVEY, DAY)).isCompliant())
                .isFalse();
        assertThat(standing(DAY.plusDays(1), optional(DAY, false)).isCompliant())
                .isTrue();
    }

    @Test
    void isCompliantAgainOnceTheOverdueHasEnded() {
        Work missed = new Work(LibraryKind.VIDEO, false, DAY, DAY.plusDays(5), false, false, 0, null, false, false);

        assertThat(standing(DAY.plusDays(5), missed).isCompliant()).isFalse();
        assertThat(standing(DAY.plusDays(6), missed).isCompliant()).isTrue();
    }

    @Test
    void countsEverythingDoneAndOfWhatIsEffectiveOnlyTheRequired() {
        Standing standing = standing(
                DAY,
                done(LibraryKind.VIDEO, 80, 3, true),
                done(LibraryKind.SURVEY, null, 1, false),
                optional(DAY, true),
                new Work(LibraryKind.POLICY, false, DAY, DAY.minusDays(1), false, false, 1, null, true, true),
                new Work(LibraryKind.VIDEO, false, DAY, null, false, false, 2, 10, false, false));

        assertThat(standing.completedAssignments()).isEqualTo(4);
        assertThat(standing.compliantCount()).isEqualTo(2);
        assertThat(standing.attempts()).isEqualTo(8);
        assertThat(standing.lateSubmissions()).isEqualTo(2);
    }

    @Test
    void changesOnTheDayAfterTheDueDayOfWhatIsNotDone() {
        assertThat(changesOn(DAY, open(LibraryKind.VIDEO, DAY))).isEqualTo(DAY.plusDays(1));
        assertThat(changesOn(DAY.plusDays(1), open(LibraryKind.VIDEO, DAY))).isNull();
        assertThat(changesOn(DAY, done(LibraryKind.VIDEO, 100, 1, false))).isNull();
        assertThat(changesOn(DAY, optional(DAY, false))).isNull();
    }

    @Test
    void changesOnTheDayAfterTheEndDoneOrNot() {
        Work done = new Work(LibraryKind.VIDEO, false, DAY, DAY.plusDays(5), false, false, 1, 90, true, false);
        Work open = new Work(LibraryKind.VIDEO, false, DAY, DAY.plusDays(5), false, false, 0, null, false, false);

        assertThat(changesOn(DAY, done)).isEqualTo(DAY.plusDays(6));
        assertThat(changesOn(DAY.plusDays(1), open)).isEqualTo(DAY.plusDays(6));
        assertThat(changesOn(DAY.plusDays(6), open)).isNull();
    }

    @Test
    void changesWhenALapseIsForgotten() {
        Learner learner = new Learner(true, Works.ALL, List.of(), List.of(new Lapse(false, DAY)));

        assertThat(Evaluation.of(USER, learner, DAY).changesOn()).isEqualTo(DAY.plusDays(90));
        assertThat(Evaluation.of(USER, learner, DAY.plusDays(90)).changesOn()).isNull();
    }

    @Test
    void standsUnchangedOnEveryDayBeforeItChanges() {
        Work open = new Work(
                LibraryKind.VIDEO, false, DAY.plusDays(7), DAY.plusDays(20), false, false, 1, 50, false, false);
        Learner learner = new Learner(
                true,
                Works.ALL,
                List.of(open, done(LibraryKind.PHISHING, 90, 1, false)),
                List.of(new Lapse(true, DAY)));

        Evaluation current = Evaluation.of(USER, learner, DAY);
        for (LocalDate day = DAY; day.isBefore(DAY.plusDays(120)); day = day.plusDays(1)) {
            if (day.equals(current.changesOn())) {
                current = Evaluation.of(USER, learner, day);
            }
            assertThat(Evaluation.of(USER, learner, day)).as("on %s", day).isEqualTo(current);
        }
    }

    @Test
    void contributesEachFigure() {
        Totals totals = Evaluation.of(
                        USER,
                        learner(
                                done(LibraryKind.VIDEO, 90, 2, true),
                                open(LibraryKind.POLICY, DAY),
                                done(LibraryKind.SURVEY, null, 1, false),
                                optional(DAY, true)),
                        DAY)
                .contribution();

        assertThat(totals.get(Figure.USERS)).isOne();
        assertThat(totals.assigned(LibraryKind.VIDEO)).isOne();
        assertThat(totals.done(LibraryKind.VIDEO)).isOne();
        assertThat(totals.assigned(LibraryKind.POLICY)).isOne();
        assertThat(totals.done(LibraryKind.POLICY)).isZero();
        assertThat(totals.done(LibraryKind.SURVEY)).isOne();
        assertThat(totals.get(Figure.COMPLETIONS)).isOne();
        assertThat(totals.get(Figure.ON_TIME)).isZero();
        assertThat(totals.get(Figure.ATTEMPTED)).isOne();
        assertThat(totals.get(Figure.ATTEMPTS)).isEqualTo(2);
        assertThat(totals.get(Figure.SCORED)).isOne();
    }

    @Test
    void countsNinetyAsHighAndSixtyAsLow() {
        assertThat(figure(Figure.HIGH, 90)).isOne();
        assertThat(figure(Figure.HIGH, 89)).isZero();
        assertThat(figure(Figure.LOW, 60)).isOne();
        assertThat(figure(Figure.LOW, 61)).isZero();
    }

    @Test
    void contributesNothingWhenArchived() {
        Learner archived = new Learner(false, Works.ALL, List.of(done(LibraryKind.VIDEO, 90, 1, false)), List.of());

        Evaluation evaluation = Evaluation.of(USER, archived, DAY);

        assertThat(evaluation.contribution()).isEqualTo(Totals.ZERO);
        assertThat(evaluation.standing().hootScore()).isEqualTo(90);
    }

    private static int figure(Figure figure, int percent) {
        return Evaluation.of(USER, learner(done(LibraryKind.VIDEO, percent, 1, false)), DAY)
                .contribution()
                .get(figure);
    }

    private static Work optional(LocalDate dueOn, boolean isDone) {
        return new Work(LibraryKind.VIDEO, true, dueOn, null, false, false, isDone ? 1 : 0, null, isDone, false);
    }

    private static Standing standing(LocalDate day, Work... work) {
        return Evaluation.of(USER, learner(work), day).standing();
    }

    private static @Nullable LocalDate changesOn(LocalDate day, Work... work) {
        return Evaluation.of(USER, learner(work), day).changesOn();
    }
}
