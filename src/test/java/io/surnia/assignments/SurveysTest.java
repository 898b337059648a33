package io.surnia.assignments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surnia.assignments.Learning.Outcome;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.library.LibraryItem;
import io.surnia.library.LibraryKind;
import io.surnia.library.NewLibraryItem;
import io.surnia.people.UserId;
import io.surnia.platform.problem.Problem;
import io.surnia.testing.TestEngine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SurveysTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final String QUESTIONS = """
            [{"question": "How useful?", "answers": [], "scale": {"least": 1, "most": 5, "low": null, "high": null}},
             {"question": "Which?", "several": true, "answers": [{"text": "A"}, {"text": "B"}, {"text": "C"}]},
             {"question": "Anything else?", "answers": []}]""";

    private final TestEngine engine = new TestEngine(TODAY, ZoneOffset.UTC);
    private final CustomerId customer = engine.customer(CustomerType.POWER);
    private final List<UserId> people =
            IntStream.range(0, 6).mapToObj(_ -> engine.user(customer)).toList();
    private final LibraryItem item = engine.ask(tx -> {
        NewLibraryItem made =
                new NewLibraryItem(null, LibraryKind.SURVEY, 1, "Mood", null, null, null, null, QUESTIONS, null);
        return engine.library
                .get(tx, engine.editing.add(tx, TestEngine.OPERATOR, made))
                .orElseThrow();
    });

    @AfterEach
    void everythingStoredAgreesWithTheHistory() {
        engine.assertVerified();
        engine.close();
    }

    @Test
    void tellsNothingOfAnAnonymousSurveyBeforeFiveHaveAnswered() {
        AssignmentId survey = assign(true);
        people.subList(0, 4).forEach(one -> respond(survey, one, 5, "Text of " + one.value()));
        assertThat(results(survey).isWithheld()).isTrue();
        assertThat(results(survey).questions()).isEmpty();
        assertThat(results(survey).respondents()).isEqualTo(4);
        assertThat(texts(survey, 0, 100)).isEmpty();

        respond(survey, people.get(4), 2, null);

        SurveyResults results = results(survey);
        assertThat(results.isWithheld()).isFalse();
        assertThat(results.questions().get(0).counts()).containsExactly(0, 1, 0, 0, 4);
        assertThat(results.questions().get(0).mean()).isEqualTo(new BigDecimal("4.40"));
        assertThat(results.questions().get(1).counts()).containsExactly(5, 0, 5);
        assertThat(results.questions().get(1).mean()).isNull();
        assertThat(results.questions().get(2).answers()).isEqualTo(4);
        assertThat(texts(survey, 0, 100))
                .hasSize(4)
                .extracting(SurveyText::user)
                .containsOnlyNulls();
    }

    @Test
    void pagesTheTextsOfASurveyWithNames() {
        AssignmentId survey = assign(false);
        people.subList(0, 3).forEach(one -> respond(survey, one, 3, "Text of " + one.value()));

        List<SurveyText> all = texts(survey, 0, 100);
        List<SurveyText> first = texts(survey, 0, 2);
        List<SurveyText> rest = texts(survey, first.getLast().id(), 2);

        assertThat(all).hasSize(3).isSortedAccordingTo((one, other) -> Long.compare(one.id(), other.id()));
        assertThat(first).isEqualTo(all.subList(0, 2));
        assertThat(rest).isEqualTo(all.subList(2, 3));
        assertThat(all).allSatisfy(text -> assertThat(text.text()).endsWith(String.valueOf(writer(text))));
    }

    @Test
    void completesTheSurveyOnceAndCountsInNoScore() {
        AssignmentId survey = assign(true);
        UserId ann = people.getFirst();

        assertThat(respond(survey, ann, 1, null)).isEqualTo(Outcome.DONE);
        assertThat(respond(survey, ann, 5, null)).isEqualTo(Outcome.DONE_BEFORE);

        assertThat(engine.standing(customer, ann).completedAssignments()).isOne();
        assertThat(results(survey).respondents()).isOne();
    }

    @Test
    void countsOnlyTheNewAnswersOfThoseWhoWereAskedAnew() {
        AssignmentId survey = assign(false);
        people.forEach(one -> respond(survey, one, 1, "Before"));
        engine.run(tx -> engine.assignments.change(
                tx,
                TestEngine.OPERATOR,
                customer,
                survey,
                terms -> terms.withRules(new Rules(false, false, true, false))));
        assertThat(results(survey).respondents()).isZero();

        respond(survey, people.getFirst(), 4, "After");

        assertThat(results(survey).questions().getFirst().counts()).containsExactly(0, 0, 0, 1, 0);
        assertThat(texts(survey, 0, 10)).extracting(SurveyText::text).containsExactly("After");
    }

    @Test
    void keepsThePromiseThatASurveyIsAnonymous() {
        AssignmentId survey = assign(true);

        assertThatThrownBy(() -> engine.run(tx -> engine.assignments.change(
                        tx,
                        TestEngine.OPERATOR,
                        customer,
                        survey,
                        terms -> terms.withRules(new Rules(false, false, false, false)))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("is_anonymous");
    }

    @Test
    void asksForTheRightKindOfAnswer() {
        AssignmentId survey = assign(true);
        List<Answer> wrong = List.of(Answer.ofValue(1, 6), Answer.ofOptions(2, 1, 1), Answer.ofText(3, " "));

        assertThatThrownBy(() -> engine.run(tx ->
                        engine.learning.answer(tx, TestEngine.OPERATOR, customer, people.getFirst(), survey, wrong)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.fields())
                                .extracting(Problem.Field::field)
                                .containsExactly("answers[0].value", "answers[1].options", "answers[2].text"));
        assertThatThrownBy(() -> engine.run(tx -> engine.surveys.texts(tx, customer, survey, 1, 0, 10)))
                .hasMessageContaining("no question 1 that is answered freely");
    }

    private AssignmentId assign(boolean isAnonymous) {
        return engine.assign(
                customer,
                Terms.ofItem(item, TODAY).withRules(new Rules(false, false, false, isAnonymous)),
                new Target.Everyone());
    }

    private Outcome respond(AssignmentId survey, UserId user, int value, @Nullable String text) {
        List<Answer> choices = List.of(Answer.ofValue(1, value), Answer.ofOptions(2, 1, 3));
        List<Answer> answers = text == null ? choices : List.of(choices.get(0), choices.get(1), Answer.ofText(3, text));
        return engine.ask(tx -> engine.learning
                .answer(tx, TestEngine.OPERATOR, customer, user, survey, answers)
                .outcome());
    }

    private SurveyResults results(AssignmentId survey) {
        return engine.ask(tx -> engine.surveys.results(tx, customer, survey));
    }

    private List<SurveyText> texts(AssignmentId survey, long after, int limit) {
        return engine.ask(tx -> engine.surveys.texts(tx, customer, survey, 3, after, limit));
    }

    private static long writer(SurveyText text) {
        return text.user() == null ? 0 : text.user().value();
    }
}
