package io.surnia.phishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surnia.assignments.Assignment;
import io.surnia.assignments.AssignmentId;
import io.surnia.assignments.Learning.Outcome;
import io.surnia.assignments.Rules;
import io.surnia.assignments.Target;
import io.surnia.assignments.Terms;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.library.Difficulty;
import io.surnia.library.Exercise;
import io.surnia.library.Exercise.Cue;
import io.surnia.library.Exercise.Decision;
import io.surnia.library.Exercise.Mark;
import io.surnia.library.Exercise.Part;
import io.surnia.library.LibraryItem;
import io.surnia.library.LibraryKind;
import io.surnia.people.PhishingDifficulty;
import io.surnia.people.UserId;
import io.surnia.platform.problem.Problem;
import io.surnia.programs.ProgramKind;
import io.surnia.testing.TestEngine;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExercisesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final TestEngine engine = new TestEngine(TODAY, ZoneOffset.UTC);

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
    void gradesEveryExerciseOfTheStarterLibrary() {
        CustomerId customer = engine.customer(CustomerType.POWER);
        UserId ann = engine.user(customer);
        for (LibraryItem item : exercises()) {
            AssignmentId id = engine.assign(customer, Terms.ofItem(item, TODAY), new Target.Everyone());
            Exercise exercise = item.exercise().orElseThrow();
            Decision wrong = exercise.decision() == Decision.PHISH ? Decision.SAFE : Decision.PHISH;

            Inspected fooled = inspect(customer, ann, id, new Inspection(wrong, List.of()));
            assertThat(fooled.outcome()).as(item.title()).isEqualTo(Outcome.FAILED);
            assertThat(fooled.assessment().missed()).isEqualTo(exercise.suspicious());
            Inspected seen = inspect(customer, ann, id, solution(item));
            assertThat(seen.outcome()).as(item.title()).isEqualTo(Outcome.DONE);
            assertThat(seen.assessment().percent()).isEqualTo(100);
            assertThat(seen.assessment().found()).isEqualTo(exercise.suspicious());
            assertThat(seen.debriefing()).isNotBlank();
        }
        assertThat(engine.standing(customer, ann).phishingScore()).isEqualTo(90);
    }

    @Test
    void whatIsAdaptiveFollowsEachLearnersLevel() {
        CustomerId customer = engine.customer(CustomerType.POWER);
        UserId sharp = engine.user(customer);
        UserId fooled = engine.user(customer);
        UserId fixed = engine.user(customer);
        engine.run(tx -> engine.users.change(
                tx,
                TestEngine.OPERATOR,
                customer,
                fixed,
                details -> details.withDifficulty(PhishingDifficulty.HARD, PhishingDifficulty.MEDIUM)));
        List<Difficulty> ofSharp = new ArrayList<>();
        List<Difficulty> ofFooled = new ArrayList<>();
        List<Difficulty> ofFixed = new ArrayList<>();

        for (LibraryItem planned : exercises().subList(0, 4)) {
            AssignmentId id = engine.assign(
                    customer, Terms.ofItem(planned, TODAY).withDifficulty(Difficulty.ADAPTIVE), new Target.Everyone());
            ofSharp.add(play(customer, sharp, id, true));
            ofFooled.add(play(customer, fooled, id, ofFooled.isEmpty()));
            ofFixed.add(play(customer, fixed, id, true));
        }

        assertThat(ofSharp).containsExactly(Difficulty.EASY, Difficulty.MEDIUM, Difficulty.HARD, Difficulty.HARD);
        assertThat(ofFooled).containsExactly(Difficulty.EASY, Difficulty.MEDIUM, Difficulty.EASY, Difficulty.EASY);
        assertThat(ofFixed).containsExactly(Difficulty.MEDIUM, Difficulty.HARD, Difficulty.HARD, Difficulty.HARD);
        assertThat(engine.ask(tx -> engine.users.get(tx, customer, fixed))
                        .details()
                        .resetDifficulty())
                .isNull();
    }

    @Test
    void aProgrammesExercisesAreAdaptive() {
        CustomerId customer = engine.customer(CustomerType.HOOTPHISH);
        UserId ann = engine.user(customer);
        engine.sleepDays(42);
        engine.nightly.close(engine.tenant);
        List<Assignment> programme = engine.ask(tx -> engine.programs.assignments(tx, customer, ProgramKind.PHISHING));

        assertThat(programme).hasSize(4).allMatch(each -> each.terms().difficulty() == Difficulty.ADAPTIVE);
        assertThat(open(customer, ann, programme.getFirst().id()).difficulty()).isEqualTo(Difficulty.EASY);
    }

    @Test
    void whatWasChosenStaysUntilItIsAskedAnew() {
        CustomerId customer = engine.customer(CustomerType.POWER);
        UserId ann = engine.user(customer);
        AssignmentId id = engine.assign(
                customer,
                Terms.ofItem(exercises().getLast(), TODAY).withDifficulty(Difficulty.ADAPTIVE),
                new Target.Everyone());
        LibraryItem first = open(customer, ann, id);
        assertThat(first.difficulty()).isEqualTo(Difficulty.EASY);
        engine.run(tx -> engine.users.change(
                tx,
                TestEngine.OPERATOR,
                customer,
                ann,
                details -> details.withDifficulty(PhishingDifficulty.HARD, null)));

        assertThat(open(customer, ann, id)).isEqualTo(first);
        assertThat(inspect(customer, ann, id, solution(first)).outcome()).isEqualTo(Outcome.DONE);
        engine.run(tx -> engine.assignments.change(
                tx, TestEngine.OPERATOR, customer, id, terms -> terms.withRules(new Rules(false, false, true))));
        assertThat(open(customer, ann, id).difficulty()).isEqualTo(Difficulty.HARD);
    }

    @Test
    void namesMarksThatAreNoPartOfTheMessage() {
        CustomerId customer = engine.customer(CustomerType.POWER);
        UserId ann = engine.user(customer);
        AssignmentId id = engine.assign(customer, Terms.ofItem(exercises().getFirst(), TODAY), new Target.Everyone());
        AssignmentId video = engine.assign(
                customer,
                Terms.ofItem(
                        engine.ask(tx -> engine.library.current(tx, LibraryKind.VIDEO))
                                .getFirst(),
                        TODAY),
                new Target.Everyone());
        Mark sender = new Mark(Part.SENDER, null);

        assertThatThrownBy(() -> inspect(
                        customer,
                        ann,
                        id,
                        new Inspection(Decision.PHISH, List.of(sender, sender, new Mark(Part.LINK, "nowhere")))))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.fields())
                                .extracting(Problem.Field::field)
                                .containsExactly("marks[1]", "marks[2]"));
        assertThatThrownBy(() -> inspect(customer, ann, video, new Inspection(Decision.SAFE, List.of())))
                .hasMessageContaining("no message to inspect");
    }

    private Difficulty play(CustomerId customer, UserId user, AssignmentId id, boolean isPerfect) {
        LibraryItem item = open(customer, user, id);
        Inspection solution = solution(item);
        Decision wrong = solution.decision() == Decision.PHISH ? Decision.SAFE : Decision.PHISH;
        inspect(customer, user, id, isPerfect ? solution : new Inspection(wrong, List.of()));
        return Objects.requireNonNull(item.difficulty());
    }

    private static Inspection solution(LibraryItem item) {
        Exercise exercise = item.exercise().orElseThrow();
        return new Inspection(
                exercise.decision(),
                exercise.suspicious().stream().map(Cue::mark).toList());
    }

    private LibraryItem open(CustomerId customer, UserId user, AssignmentId id) {
        return Objects.requireNonNull(
                engine.ask(tx -> engine.exercises.open(tx, customer, user, id)).item());
    }

    private Inspected inspect(CustomerId customer, UserId user, AssignmentId id, Inspection inspection) {
        return engine.ask(tx -> engine.exercises.inspect(tx, TestEngine.OPERATOR, customer, user, id, inspection));
    }

    private List<LibraryItem> exercises() {
        return engine.ask(tx -> engine.library.current(tx, LibraryKind.PHISHING));
    }
}
