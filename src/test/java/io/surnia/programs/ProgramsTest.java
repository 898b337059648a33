package io.surnia.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.assignments.Assignment;
import io.surnia.customers.Autopilot;
import io.surnia.customers.Autopilot.Cadence;
import io.surnia.customers.Autopilot.Speed;
import io.surnia.customers.CustomerDetails;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.library.LibraryKind;
import io.surnia.library.NewLibraryItem;
import io.surnia.people.UserId;
import io.surnia.testing.TestEngine;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgramsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 14);

    private final TestEngine engine = new TestEngine(TODAY, ZoneId.of("America/Los_Angeles"));

    @BeforeEach
    void stock() {
        engine.<Integer>ask(engine.library::stock);
    }

    @AfterEach
    void everythingStoredAgreesWithTheHistory() {
        engine.assertVerified();
        engine.close();
    }

    @Test
    void laysOutAnAutopilotCustomersYearAhead() {
        CustomerId customer = engine.customer(CustomerType.STANDARD);

        assertThat(starts(customer, ProgramKind.FOUNDATIONAL)).hasSize(6).containsOnly(TODAY.plusDays(1));
        assertThat(starts(customer, ProgramKind.TRAINING))
                .hasSize(12)
                .startsWith(TODAY.plusDays(1).plusMonths(1))
                .endsWith(TODAY.plusDays(1).plusMonths(12));
        assertThat(starts(customer, ProgramKind.PHISHING)).hasSize(4).startsWith(TODAY.plusDays(42));
        assertThat(assignments(customer, ProgramKind.TRAINING)).allMatch(one -> one.openedOn() == null);
    }

    @Test
    void runsNothingForPowerAndOnlyExercisesForHootphish() {
        CustomerId power = engine.customer(CustomerType.POWER);
        CustomerId hootphish = engine.customer(CustomerType.HOOTPHISH);

        for (ProgramKind kind : ProgramKind.values()) {
            assertThat(assignments(power, kind)).isEmpty();
        }
        assertThat(assignments(hootphish, ProgramKind.FOUNDATIONAL)).isEmpty();
        assertThat(assignments(hootphish, ProgramKind.TRAINING)).isEmpty();
        assertThat(assignments(hootphish, ProgramKind.PHISHING)).hasSize(4);
    }

    @Test
    void givesTheBasicsToWhoeverJoinsAndSparesThemOldVideos() {
        CustomerId customer = engine.customer(CustomerType.STANDARD);
        engine.sleepDays(240);
        engine.nightly.close(engine.tenant);

        UserId late = engine.user(customer);

        List<LibraryKind> kinds = Objects.requireNonNull(engine.ask(tx -> engine.loads.of(tx, customer, List.of(late)))
                        .get(late))
                .active()
                .stream()
                .map(item -> item.assignment().kind())
                .toList();
        assertThat(kinds).filteredOn(LibraryKind.FOUNDATIONAL::equals).hasSize(6);
        assertThat(kinds).filteredOn(LibraryKind.VIDEO::equals).hasSize(3);
        assertThat(kinds).filteredOn(LibraryKind.PHISHING::equals).hasSize(1);
    }

    @Test
    void changesNothingWhenNothingOfItChanged() {
        CustomerId customer = engine.customer(CustomerType.STANDARD);
        List<Assignment> before = all(customer);

        change(customer, details -> details.withName("Renamed"));
        engine.run(tx -> engine.programs.follow(tx, customer));

        assertThat(all(customer)).isEqualTo(before);
    }

    @Test
    void redatesWhatHasNotBegunWhenTheSpeedChanges() {
        CustomerId customer = engine.customer(CustomerType.STANDARD);
        change(
                customer,
                details -> details.withAutopilot(new Autopilot(Speed.WEEKLY, Cadence.QUARTERLY, true, true, false)));
        assertThat(starts(customer, ProgramKind.FOUNDATIONAL))
                .hasSize(6)
                .contains(TODAY.plusDays(1), TODAY.plusDays(8), TODAY.plusDays(36));

        engine.passDays(10);
        change(customer, details -> details.withAutopilot(Autopilot.DEFAULT));

        assertThat(starts(customer, ProgramKind.FOUNDATIONAL))
                .hasSize(6)
                .contains(TODAY.plusDays(1), TODAY.plusDays(8))
                .filteredOn(TODAY.plusDays(10)::equals)
                .hasSize(4);
        assertThat(assignments(customer, ProgramKind.FOUNDATIONAL)).allMatch(one -> one.openedOn() != null);
    }

    @Test
    void addsExercisesWhenTheyBecomeMonthly() {
        CustomerId customer = engine.customer(CustomerType.STANDARD);

        change(
                customer,
                details -> details.withAutopilot(new Autopilot(Speed.ALL_AT_ONCE, Cadence.MONTHLY, true, true, false)));

        assertThat(starts(customer, ProgramKind.PHISHING)).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void endsWhatIsSwitchedOffAndKeepsWhatHasBegun() {
        CustomerId customer = engine.customer(CustomerType.STANDARD);
        engine.sleepDays(50);
        engine.nightly.close(engine.tenant);

        change(customer, details -> details.withType(CustomerType.POWER));

        assertThat(assignments(customer, ProgramKind.TRAINING)).hasSize(1);
        assertThat(assignments(customer, ProgramKind.FOUNDATIONAL)).hasSize(6);
        assertThat(all(customer)).allMatch(one -> one.archivedAt() == null);

        change(customer, details -> details.withType(CustomerType.STANDARD));
        assertThat(assignments(customer, ProgramKind.FOUNDATIONAL)).hasSize(6);
        assertThat(assignments(customer, ProgramKind.TRAINING)).hasSize(13);
    }

    @Test
    void goesOnYearAfterYear() {
        CustomerId customer = engine.customer(CustomerType.STANDARD);

        engine.sleepDays(800);
        engine.nightly.close(engine.tenant);

        List<LocalDate> starts = starts(customer, ProgramKind.TRAINING);
        assertThat(starts).hasSize(36).doesNotHaveDuplicates();
        assertThat(starts.getLast()).isEqualTo(TODAY.plusDays(1).plusMonths(36));
        assertThat(assignments(customer, ProgramKind.FOUNDATIONAL)).hasSize(6);
    }

    @Test
    void doesNotRepeatTheBasicsForANewVersionOfAnItem() {
        CustomerId customer = engine.customer(CustomerType.STANDARD);
        engine.passDays(1);
        engine.run(tx -> engine.library.add(
                tx,
                new NewLibraryItem(
                        "foundational-2-passwords",
                        LibraryKind.FOUNDATIONAL,
                        9,
                        "Passwords anew",
                        null,
                        null,
                        null,
                        "text",
                        null,
                        null)));

        engine.run(tx -> engine.programs.follow(tx, customer));

        assertThat(assignments(customer, ProgramKind.FOUNDATIONAL)).hasSize(6);
    }

    private void change(CustomerId customer, UnaryOperator<CustomerDetails> change) {
        engine.run(tx -> engine.customers.change(tx, TestEngine.OPERATOR, customer, change));
    }

    private List<Assignment> all(CustomerId customer) {
        return engine.ask(tx -> engine.assignments.page(tx, customer, 0, 1000));
    }

    private List<Assignment> assignments(CustomerId customer, ProgramKind kind) {
        return engine.ask(tx -> engine.programs.assignments(tx, customer, kind));
    }

    private List<LocalDate> starts(CustomerId customer, ProgramKind kind) {
        return assignments(customer, kind).stream()
                .map(one -> one.terms().effective().start())
                .sorted()
                .toList();
    }
}
