package io.surnia.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.customers.Autopilot.Cadence;
import io.surnia.customers.Autopilot.Speed;
import io.surnia.customers.CustomerType;
import io.surnia.library.LibraryId;
import io.surnia.library.LibraryItem;
import io.surnia.library.LibraryKind;
import io.surnia.library.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 31);

    @ParameterizedTest(name = "{0}: the third on {1}")
    @CsvSource({"ALL_AT_ONCE, 2026-01-31", "WEEKLY, 2026-02-14", "BIWEEKLY, 2026-02-28", "MONTHLY, 2026-03-31"})
    void spacesTheBasicsBySpeed(Speed speed, LocalDate third) {
        List<DueItem> plan = Plan.foundational(items(6), FIRST, speed);

        assertThat(plan).hasSize(6);
        assertThat(plan.getFirst().on()).isEqualTo(FIRST);
        assertThat(plan.get(2).on()).isEqualTo(third);
    }

    @Test
    void keepsTheDayOfMonthAcrossShortMonths() {
        List<DueItem> plan = Plan.training(items(12), FIRST, 1);

        assertThat(plan).hasSize(12);
        assertThat(plan.get(1).on()).isEqualTo("2026-02-28");
        assertThat(plan.get(2).on()).isEqualTo("2026-03-31");
        assertThat(plan.get(11).on()).isEqualTo("2026-12-31");
    }

    @Test
    void goesRoundTheLibraryFromYearToYear() {
        List<DueItem> first = Plan.training(items(10), FIRST, 1);
        List<DueItem> second = Plan.training(items(10), FIRST.plusYears(1), 2);

        assertThat(first.getLast().item().id()).isEqualTo(new LibraryId(2));
        assertThat(second.getFirst().item().id()).isEqualTo(new LibraryId(3));
    }

    @Test
    void exercisesEachQuarterOrMonth() {
        assertThat(Plan.phishing(items(6), FIRST, 1, Cadence.QUARTERLY))
                .extracting(DueItem::on)
                .containsExactly(
                        FIRST, LocalDate.of(2026, 4, 30), LocalDate.of(2026, 7, 31), LocalDate.of(2026, 10, 31));
        assertThat(Plan.phishing(items(6), FIRST, 1, Cadence.MONTHLY)).hasSize(12);
    }

    @Test
    void plansNothingFromAnEmptyLibrary() {
        assertThat(Plan.training(List.of(), FIRST, 1)).isEmpty();
        assertThat(Plan.phishing(List.of(), FIRST, 1, Cadence.MONTHLY)).isEmpty();
        assertThat(Plan.foundational(List.of(), FIRST, Speed.WEEKLY)).isEmpty();
    }

    @ParameterizedTest(name = "{0}, videos {1}, exercises {2}")
    @CsvSource({
        "STANDARD, true, true, true, true, true",
        "STANDARD, false, true, false, false, true",
        "STANDARD, true, false, true, true, false",
        "HOOTPHISH, true, true, false, false, true",
        "HOOTPHISH, true, false, false, false, false",
        "POWER, true, true, false, false, false"
    })
    void runsWhatTypeAndSwitchesAllow(
            CustomerType type, boolean videos, boolean exercises, boolean basics, boolean training, boolean phishing) {
        Setup setup = setup(type, videos, exercises, null);

        assertThat(setup.runs(ProgramKind.FOUNDATIONAL)).isEqualTo(basics);
        assertThat(setup.runs(ProgramKind.TRAINING)).isEqualTo(training);
        assertThat(setup.runs(ProgramKind.PHISHING)).isEqualTo(phishing);
    }

    @Test
    void beginsTheNextDayTheVideosAMonthLaterAndExercisesSixWeeksAfterTheCustomer() {
        Setup setup = setup(CustomerType.STANDARD, true, true, null);

        assertThat(setup.startsOn(ProgramKind.FOUNDATIONAL, FIRST)).isEqualTo("2026-02-01");
        assertThat(setup.startsOn(ProgramKind.TRAINING, FIRST)).isEqualTo("2026-03-01");
        assertThat(setup.startsOn(ProgramKind.PHISHING, FIRST)).isEqualTo(FIRST.plusDays(42));
        assertThat(setup.startsOn(ProgramKind.PHISHING, FIRST.plusDays(100))).isEqualTo(FIRST.plusDays(100));
    }

    @Test
    void beginsOnTheDayThatWasSetButNeverInThePast() {
        Setup setup = setup(CustomerType.STANDARD, true, true, FIRST.plusDays(10));

        assertThat(setup.startsOn(ProgramKind.FOUNDATIONAL, FIRST)).isEqualTo(FIRST.plusDays(10));
        assertThat(setup.startsOn(ProgramKind.FOUNDATIONAL, FIRST.plusDays(20))).isEqualTo(FIRST.plusDays(20));
    }

    private static Setup setup(
            CustomerType type, boolean videos, boolean exercises, @Nullable LocalDate trainingStartsOn) {
        return new Setup(type, Speed.ALL_AT_ONCE, Cadence.QUARTERLY, videos, exercises, FIRST, trainingStartsOn, false);
    }

    private static List<LibraryItem> items(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(id -> new LibraryItem(
                        new LibraryId(id),
                        "item-" + id,
                        LibraryKind.VIDEO,
                        1,
                        "Item " + id,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Place.ANYWHERE,
                        null,
                        Instant.EPOCH,
                        null))
                .toList();
    }
}
