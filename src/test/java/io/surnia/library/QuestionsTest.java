package io.surnia.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surnia.platform.problem.Problem;
import io.surnia.testing.TestEngine;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an item asks, read from what is stored; and what may be stored. */
class QuestionsTest {
    private final TestEngine engine = new TestEngine(LocalDate.of(2026, 3, 2), ZoneOffset.UTC);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void readsTheExercisesOfTheStarterLibrary() {
        engine.<Integer>ask(engine.library::stock);

        assertThat(engine.<List<LibraryItem>>ask(tx -> engine.library.current(tx, LibraryKind.PHISHING)))
                .hasSize(12)
                .allSatisfy(item -> {
                    Exercise exercise = item.exercise().orElseThrow();
                    assertThat(exercise.suspicious().isEmpty())
                            .isEqualTo(exercise.decision() == Exercise.Decision.SAFE);
                    assertThat(exercise.places()).isSorted().hasSizeGreaterThanOrEqualTo(4);
                    assertThat(item.questions()).isEmpty();
                });
    }

    @Test
    void readsScalesChoicesAndFreeTextsOfSurveys() {
        engine.<Integer>ask(engine.library::stock);

        List<Question> questions = engine.ask(tx -> engine.library.current(tx, LibraryKind.SURVEY)).stream()
                .flatMap(item -> item.questions().stream())
                .toList();
        assertThat(questions).hasSize(30);
        assertThat(questions).filteredOn(Question.FreeText.class::isInstance).hasSize(3);
        assertThat(questions)
                .filteredOn(Question.Scale.class::isInstance)
                .singleElement()
                .satisfies(question -> {
                    Question.Scale scale = (Question.Scale) question;
                    assertThat(scale.least()).isEqualTo(1);
                    assertThat(scale.most()).isEqualTo(5);
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            video    | {"a": 1}                                                            | must be a list of 1 to 50 questions
            video    | [{"question": "?", "answers": ["a", "b"]}]                          | does not say of every answer of question 1
            video    | [{"question": "?", "answers": [{"text": "a", "right": true}]}]      | must have 2 to 20 answers in question 1
            video    | [{"question": "?", "answers": [{"text": "a", "right": false}, {"text": "b", "right": false}]}] | a right answer
            survey   | [{"answers": []}]                                                   | lacks 'question' in question 1
            survey   | [{"question": "?", "scale": {"least": 5, "most": 5}}]               | must have a scale within 0 to 10
            phishing | {"decision": "maybe"}                                               | must have the decision phish or safe
            phishing | {"decision": "phish", "message": {"body": "<p>x</p>"}}              | must have something suspicious
            """)
    void refusesAQuizThatCannotBeAsked(String kind, String quiz, String reason) {
        assertThatThrownBy(() -> add(LibraryKind.ofWord(kind), quiz))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(reason);
    }

    @Test
    void storesTheMessageOfAnExerciseInertAndRefusesWhatWouldRun() {
        String json = """
                {"decision": "phish", "suspicious": [{"part": "link", "at": "pay", "why": "No."}],
                 "message": {"subject": "Pay", "body": "<a data-part=\\"pay\\" href=\\"https://pay.example/\\">Pay</a>%s"}}""";

        LibraryItem item = engine.ask(tx -> engine.library.get(tx, add(LibraryKind.PHISHING, json.formatted(""))))
                .orElseThrow();

        assertThat(item.exercise().orElseThrow().message().path("body").asText())
                .contains("data-target=\"https://pay.example/\"")
                .doesNotContain("href");
        LibraryId next = engine.ask(tx -> engine.editing.revise(tx, TestEngine.OPERATOR, item.id(), same -> same));
        assertThat(engine.ask(tx -> engine.library.get(tx, next)).orElseThrow().quiz())
                .isEqualTo(item.quiz());
        assertThatThrownBy(() -> add(LibraryKind.PHISHING, json.formatted("<script>1</script>")))
                .hasMessageContaining("<script> is not allowed");
    }

    @Test
    void aRevisionKeepsPicturesPlaceAndMinutes() {
        engine.<Integer>ask(engine.library::stock);
        LibraryItem before =
                engine.ask(tx -> engine.library.current(tx, LibraryKind.VIDEO)).getFirst();

        LibraryId id = engine.ask(tx -> engine.editing.revise(tx, TestEngine.OPERATOR, before.id(), was -> was));

        LibraryItem after = engine.ask(tx -> engine.library.get(tx, id)).orElseThrow();
        assertThat(after.place()).isEqualTo(before.place());
        assertThat(after.minutes()).isEqualTo(before.minutes()).isNotNull();
        List<Picture> pictures = StarterLibrary.items().stream()
                .filter(item -> item.title().equals(before.title()))
                .findFirst()
                .orElseThrow()
                .pictures();
        assertThat(pictures).isNotEmpty().allSatisfy(picture -> {
            Picture kept = engine.ask(tx -> engine.library.picture(tx, id, picture.name()))
                    .orElseThrow();
            assertThat(kept.content()).isEqualTo(picture.content());
        });
    }

    private LibraryId add(LibraryKind kind, String quiz) {
        return engine.ask(tx -> engine.editing.add(
                tx,
                TestEngine.OPERATOR,
                new NewLibraryItem(null, kind, 1, "Made", null, null, null, null, quiz, null)));
    }
}
