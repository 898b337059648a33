package io.surnia.assignments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.surnia.assignments.Learning.Outcome;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.library.LibraryItem;
import io.surnia.library.LibraryKind;
import io.surnia.library.Question;
import io.surnia.partner.Actor;
import io.surnia.people.UserId;
import io.surnia.platform.problem.Problem;
import io.surnia.testing.TestEngine;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final TestEngine engine = new TestEngine(TODAY, ZoneId.of("Europe/Lisbon"));
    private final CustomerId customer = engine.customer(CustomerType.POWER);
    private final UserId ann = engine.user(customer);

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
    void gradesEveryTrainingOfTheStarterLibrary() {
        List<LibraryItem> trainings = Stream.of(LibraryKind.FOUNDATIONAL, LibraryKind.VIDEO)
                .flatMap(kind -> engine.ask(tx -> engine.library.current(tx, kind)).stream())
                .toList();
        assertThat(trainings).hasSize(18);
        for (LibraryItem training : trainings) {
            AssignmentId id = assign(training);

            Answered wrong = answer(id, answers(training, false));
            assertThat(wrong.outcome()).as(training.title()).isEqualTo(Outcome.FAILED);
            assertThat(wrong.percent()).as(training.title()).isZero();
            Answered right = answer(id, answers(training, true));
            assertThat(right.outcome()).as(training.title()).isEqualTo(Outcome.DONE);
            assertThat(right.percent()).isEqualTo(100);
            assertThat(right.questions()).hasSize(5).allSatisfy(question -> {
                assertThat(question.isRight()).isTrue();
                assertThat(question.explanation()).isNotBlank();
            });
        }
        assertThat(engine.standing(customer, ann).attempts()).isEqualTo(36);
    }

    @Test
    void passesFromThePassingPercentageOnAndTellsWhatWasWrong() {
        LibraryItem training = training();
        AssignmentId id = assign(training);
        List<Answer> oneWrong = new ArrayList<>(answers(training, true));
        oneWrong.set(2, answers(training, false).get(2));
        List<Answer> twoWrong = new ArrayList<>(oneWrong);
        twoWrong.set(4, answers(training, false).get(4));

        Answered failed = answer(id, twoWrong);
        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.percent()).isEqualTo(60);
        assertThat(failed.questions())
                .filteredOn(question -> !question.isRight())
                .extracting(GradedQuestion::number)
                .containsExactly(3, 5);
        assertThat(answer(id, oneWrong).outcome()).isEqualTo(Outcome.DONE);
        assertThat(answer(id, oneWrong).outcome()).isEqualTo(Outcome.DONE_BEFORE);
        assertThat(engine.standing(customer, ann).videoScore()).isEqualTo(70);
    }

    @Test
    void keepsWhatWasAnsweredWithTheVersionThatWasAsked() {
        LibraryItem training = training();
        AssignmentId id = assign(training);
        answer(id, answers(training, true));

        String kept = engine.ask(
                tx -> tx.query("""
                        select library_id || ' ' || (answers ->> '1') from attempt_answers
                         where partner_id = :partner and assignment_id = :id
                        """).bind("id", id.value()).mapTo(String.class).one());

        assertThat(kept)
                .isEqualTo(training.id().value() + " "
                        + answers(training, true).getFirst().options());
    }

    @Test
    void namesEveryAnswerThatIsMissingUnknownDoubledOrOfAnotherKind() {
        LibraryItem training = training();
        AssignmentId id = assign(training);

        Problem problem = catchThrowableOfType(
                Problem.class,
                () -> answer(
                        id,
                        List.of(
                                Answer.ofOptions(1, 1),
                                Answer.ofOptions(1, 2),
                                Answer.ofOptions(9, 1),
                                Answer.ofOptions(2, 99),
                                Answer.ofText(3, "the second"))));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.fields())
                .extracting(Problem.Field::field)
                .containsExactly(
                        "answers[1].question",
                        "answers[2].question",
                        "answers[3].options",
                        "answers[4].options",
                        "answers[4].text",
                        "answers",
                        "answers");
        assertThat(problem.fields().getLast().errorDescription()).contains("question 5");
        assertThat(engine.standing(customer, ann).attempts()).isZero();
    }

    @Test
    void refusesAnswersToWhatAsksNothing() {
        AssignmentId bare = engine.assign(
                customer, Terms.of(LibraryKind.VIDEO, "Bare", TODAY).withQuiz(Quiz.DEFAULT), new Target.Everyone());
        LibraryItem policy =
                engine.ask(tx -> engine.library.current(tx, LibraryKind.POLICY)).getFirst();
        AssignmentId rules = assign(policy);

        for (AssignmentId id : List.of(bare, rules)) {
            assertThatThrownBy(() -> answer(id, List.of(Answer.ofOptions(1, 1))))
                    .hasMessageContaining("asks no questions");
        }
    }

    @Test
    void auditsWhoRecordedItButNotALearnersOwnWorkNorAnyAnswer() {
        LibraryItem training = training();
        AssignmentId id = assign(training);
        long before = audited();
        answer(id, answers(training, false));
        engine.<Answered>ask(tx -> engine.learning.answer(
                tx, new Actor.Learner(ann.value(), "192.0.2.1"), customer, ann, id, answers(training, true)));

        assertThat(audited()).isEqualTo(before + 1);
        var entry = engine.ask(tx -> engine.audit.page(tx, 0, 1000)).getLast();
        assertThat(entry.action()).isEqualTo("attempt");
        assertThat(entry.after()).contains("\"percent\": 0", "\"user\": " + ann.value());
    }

    private long audited() {
        return engine.ask(tx -> engine.audit.page(tx, 0, 1000)).size();
    }

    private LibraryItem training() {
        return engine.ask(tx -> engine.library.current(tx, LibraryKind.VIDEO)).getFirst();
    }

    private AssignmentId assign(LibraryItem item) {
        return engine.assign(customer, Terms.ofItem(item, TODAY), new Target.OfUser(ann));
    }

    private Answered answer(AssignmentId id, List<Answer> answers) {
        return engine.ask(tx -> engine.learning.answer(tx, TestEngine.OPERATOR, customer, ann, id, answers));
    }

    /** Every right option of each question, or a wrong one. */
    static List<Answer> answers(LibraryItem item, boolean isRight) {
        return IntStream.rangeClosed(1, item.questions().size())
                .mapToObj(number -> {
                    Question.Graded question =
                            (Question.Graded) item.questions().get(number - 1);
                    return Answer.ofOptions(
                            number,
                            IntStream.rangeClosed(1, question.options().size())
                                    .filter(option ->
                                            question.options().get(option - 1).isRight() == isRight)
                                    .boxed()
                                    .limit(isRight ? 10 : 1)
                                    .toArray(Integer[]::new));
                })
                .toList();
    }
}
