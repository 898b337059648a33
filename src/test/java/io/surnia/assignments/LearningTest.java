package io.surnia.assignments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surnia.assignments.Learning.Outcome;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.library.LibraryId;
import io.surnia.library.LibraryKind;
import io.surnia.library.NewLibraryItem;
import io.surnia.people.UserId;
import io.surnia.platform.problem.Problem;
import io.surnia.scoring.Standing;
import io.surnia.testing.TestEngine;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LearningTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Signature ANN = new Signature("Ann Example", "192.0.2.1");

    private final TestEngine engine = new TestEngine(TODAY, ZoneId.of("Pacific/Auckland"));
    private final CustomerId customer = engine.customer(CustomerType.POWER);
    private final UserId ann = engine.user(customer);

    @AfterEach
    void everythingStoredAgreesWithTheHistory() {
        engine.assertVerified();
        engine.close();
    }

    @Test
    void repeatsAFailedQuizUntilItIsPassed() {
        AssignmentId quiz = assign(Terms.of(LibraryKind.VIDEO, "Quiz", TODAY).withQuiz(Quiz.DEFAULT));

        assertThat(engine.attempt(customer, ann, quiz, 79)).isEqualTo(Outcome.FAILED);
        assertThat(engine.attempt(customer, ann, quiz, 80)).isEqualTo(Outcome.DONE);
        assertThat(engine.attempt(customer, ann, quiz, 100)).isEqualTo(Outcome.DONE_BEFORE);

        Standing standing = engine.standing(customer, ann);
        assertThat(standing.attempts()).isEqualTo(2);
        assertThat(standing.completedAssignments()).isOne();
        assertThat(standing.videoScore()).isEqualTo(70);
    }

    @Test
    void isInTimeOnTheDueDayInThePartnersZoneAndLateAfterIt() {
        AssignmentId first = assign(Terms.of(LibraryKind.VIDEO, "A", TODAY).withWindow(new Window(TODAY, 3, true)));
        AssignmentId second = assign(Terms.of(LibraryKind.VIDEO, "B", TODAY).withWindow(new Window(TODAY, 3, true)));

        engine.passDays(2);
        engine.complete(customer, ann, first);
        assertThat(engine.standing(customer, ann).lateSubmissions()).isZero();
        engine.passDays(1);
        engine.complete(customer, ann, second);
        assertThat(engine.standing(customer, ann).lateSubmissions()).isOne();
        assertThat(engine.standing(customer, ann).videoScore()).isEqualTo(95);
    }

    @Test
    void keepsWhoAcceptedWhichVersionOfAPolicy() {
        LibraryId item = engine.ask(
                tx -> engine.library.add(tx, NewLibraryItem.ofText(LibraryKind.POLICY, "Rules", "Be kind.")));
        String hash =
                engine.ask(tx -> engine.library.get(tx, item)).orElseThrow().contentHash();
        AssignmentId policy = engine.ask(tx -> engine.assignments.create(
                tx,
                TestEngine.OPERATOR,
                customer,
                Terms.ofItem(engine.library.get(tx, item).orElseThrow(), TODAY),
                List.of(new Target.Everyone())));

        engine.run(tx -> engine.learning.refuse(tx, TestEngine.OPERATOR, customer, ann, policy, ANN));
        assertThat(engine.standing(customer, ann).completedAssignments()).isZero();
        assertThat(engine.<Outcome>ask(
                        tx -> engine.learning.accept(tx, TestEngine.OPERATOR, customer, ann, policy, ANN)))
                .isEqualTo(Outcome.DONE);
        assertThat(engine.<Outcome>ask(
                        tx -> engine.learning.accept(tx, TestEngine.OPERATOR, customer, ann, policy, ANN)))
                .isEqualTo(Outcome.DONE_BEFORE);

        List<String> hashes = engine.ask(tx -> tx.query(
                        "select encode(version_hash, 'hex') from acceptances where partner_id = :partner order by id")
                .mapTo(String.class)
                .list());
        assertThat(hashes).hasSize(2).allSatisfy(kept -> assertThat(kept).isEqualTo(hash));
        assertThat(engine.standing(customer, ann).policyScore()).isEqualTo(100);
    }

    @Test
    void refusesWhatIsNotOwedOrNotDoneThatWay() {
        AssignmentId policy = assign(Terms.of(LibraryKind.POLICY, "Rules", TODAY));
        AssignmentId quiz = assign(Terms.of(LibraryKind.VIDEO, "Quiz", TODAY).withQuiz(Quiz.DEFAULT));
        AssignmentId pending = assign(Terms.of(LibraryKind.VIDEO, "Later", TODAY.plusDays(1)));

        assertThatThrownBy(() -> engine.complete(customer, ann, policy)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> engine.complete(customer, ann, quiz)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> engine.attempt(customer, ann, policy, 100)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> engine.attempt(customer, ann, quiz, 101)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> engine.complete(customer, ann, pending)).isInstanceOf(Problem.class);
        assertThatThrownBy(() ->
                        engine.run(tx -> engine.learning.accept(tx, TestEngine.OPERATOR, customer, ann, quiz, ANN)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void letsOneOfTwoSimultaneousPassesCount() throws Exception {
        AssignmentId quiz = assign(Terms.of(LibraryKind.VIDEO, "Quiz", TODAY).withQuiz(Quiz.DEFAULT));

        try (var browsers = Executors.newFixedThreadPool(2)) {
            Callable<Outcome> pass = () -> engine.attempt(customer, ann, quiz, 90);
            assertThat(browsers.invokeAll(List.of(pass, pass)))
                    .extracting(result -> result.get())
                    .containsExactlyInAnyOrder(Outcome.DONE, Outcome.DONE_BEFORE);
        }

        assertThat(engine.standing(customer, ann).completedAssignments()).isOne();
    }

    private AssignmentId assign(Terms terms) {
        return engine.assign(customer, terms, new Target.Everyone());
    }
}
