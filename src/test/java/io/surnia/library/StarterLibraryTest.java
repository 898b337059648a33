package io.surnia.library;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.surnia.platform.html.Markdown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the program brings along: complete, sound, and of the length that one reads with pleasure. */
class StarterLibraryTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path FILES = Path.of("src/main/resources/library/en");
    private static final Pattern HOST = Pattern.compile("(?:https?://|@)([a-z0-9.-]+)");

    /** RFC 2606 and RFC 6761: names that nobody can own. */
    private static final Pattern RESERVED =
            Pattern.compile("(?:.*\\.)?(?:example|test|invalid|example\\.com|example\\.net|example\\.org)");

    @Test
    void isSound() {
        FolderReading reading = StarterLibrary.read();

        assertThat(reading.flaws()).isEmpty();
        assertThat(reading.notes()).isEmpty();
    }

    @Test
    void holdsWhatAPartnerBeginsWith() {
        Map<LibraryKind, Integer> counts = new EnumMap<>(LibraryKind.class);
        StarterLibrary.items().forEach(item -> counts.merge(item.kind(), 1, Integer::sum));

        assertThat(counts)
                .containsEntry(LibraryKind.FOUNDATIONAL, 6)
                .containsEntry(LibraryKind.VIDEO, 12)
                .containsEntry(LibraryKind.POLICY, 6)
                .containsEntry(LibraryKind.SURVEY, 3)
                .containsEntry(LibraryKind.PHISHING, 12);
    }

    @ParameterizedTest
    @EnumSource(Section.class)
    void listsInItsIndexExactlyTheFoldersThatThereAre(Section section) {
        List<String> indexed = new Shelf.OfProgram("/library/en").folders(section.folder());

        assertThat(indexed)
                .containsExactlyInAnyOrderElementsOf(new Shelf.OfFolder(FILES).folders(section.folder()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(LibraryKind.class)
    void givesEveryItemOfAKindAPlaceOfItsOwn(LibraryKind kind) {
        List<Integer> places = StarterLibrary.items().stream()
                .filter(item -> item.kind() == kind)
                .map(item -> Objects.requireNonNull(item.place().position()))
                .sorted()
                .toList();

        assertThat(places).first().isEqualTo(1);
        assertThat(places).last().isEqualTo(places.size());
    }

    @Test
    void hasFourExercisesOfEachDifficultyAndAFewThatAreSafe() {
        Map<Difficulty, Integer> counts = new EnumMap<>(Difficulty.class);
        List<NewLibraryItem> exercises =
                items(LibraryKind.PHISHING).map(Named::item).toList();
        exercises.forEach(item -> counts.merge(Objects.requireNonNull(item.difficulty()), 1, Integer::sum));

        assertThat(counts)
                .containsEntry(Difficulty.EASY, 4)
                .containsEntry(Difficulty.MEDIUM, 4)
                .containsEntry(Difficulty.HARD, 4);
        assertThat(exercises)
                .filteredOn(item -> quiz(item).path("decision").asText().equals("safe"))
                .hasSizeBetween(2, 5);
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void aTrainingIsATextWithPicturesAndAScript(Named training) {
        String content = training.content();
        int script = content.indexOf("\n## Script");

        assertThat(script).isPositive();
        assertThat(Markdown.words(content.substring(0, script))).isBetween(600, 1000);
        assertThat(Markdown.words(content.substring(script))).isGreaterThan(100);
        assertThat(training.item().pictures()).isNotEmpty().allMatch(Picture::isSvg);
        assertThat(Markdown.pictures(content))
                .extracting(Markdown.Shown::name)
                .containsExactlyInAnyOrderElementsOf(
                        training.item().pictures().stream().map(Picture::name).toList());
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void aTrainingAsksFiveQuestionsAndExplainsTheRightAnswerOfEach(Named training) {
        JsonNode questions = quiz(training.item());

        assertThat(questions).hasSize(5);
        for (JsonNode question : questions) {
            List<Boolean> right = new ArrayList<>();
            question.path("answers")
                    .forEach(answer -> right.add(answer.path("right").asBoolean()));
            assertThat(right).hasSizeBetween(3, 5);
            assertThat(right)
                    .filteredOn(isRight -> isRight)
                    .hasSizeBetween(1, question.path("several").asBoolean() ? 4 : 1);
            assertThat(Markdown.words(question.path("explanation").asText())).isGreaterThan(8);
        }
    }

    @Test
    void theRightAnswerStandsAtEveryPlaceNowAndThen() {
        List<Integer> places = new ArrayList<>();
        trainings()
                .forEach(training -> quiz(training.item()).forEach(question -> {
                    for (int place = 0; place < question.path("answers").size(); place++) {
                        if (question.path("answers").path(place).path("right").asBoolean()) {
                            places.add(place);
                        }
                    }
                }));

        for (int place = 0; place < 3; place++) {
            int here = place;
            assertThat(places).filteredOn(each -> each == here).hasSizeGreaterThan(places.size() / 6);
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void aPolicyIsShortEnoughToBeReadAndSpeaksOfTheCompanyThatReads(Named policy) {
        assertThat(Markdown.words(policy.content())).isBetween(400, 900);
        assertThat(policy.content()).contains("{{company}}").contains("{{support}}");
    }

    @ParameterizedTest
    @MethodSource("surveys")
    void aSurveyAsksTenQuestionsThatNothingCountsOn(Named survey) {
        assertThat(quiz(survey.item())).hasSize(10);
        assertThat(quiz(survey.item()).findValues("right")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void anExerciseExplainsEveryPartThatItMarks(Named exercise) {
        JsonNode quiz = quiz(exercise.item());
        List<JsonNode> marks = new ArrayList<>();
        quiz.path("suspicious").forEach(marks::add);
        quiz.path("harmless").forEach(marks::add);

        String message = quiz.path("message").toString();
        assertThat(marks).hasSizeGreaterThan(3);
        assertThat(marks)
                .allSatisfy(mark -> assertThat(message).contains(mark.path("at").asText()))
                .allSatisfy(mark ->
                        assertThat(Markdown.words(mark.path("why").asText())).isGreaterThan(5));
        assertThat(quiz.path("message").path("body").asText())
                .contains("data-part=")
                .doesNotContain("href=")
                .doesNotContain("<script");
        assertThat(Markdown.words(exercise.content())).isBetween(60, 300);
    }

    /** Nobody's real address is ever shown as an attacker's, nor can it be one tomorrow. */
    @ParameterizedTest
    @MethodSource("exercises")
    void anExerciseSpeaksOnlyOfDomainsThatNobodyCanOwn(Named exercise) {
        List<String> hosts = HOST.matcher(quiz(exercise.item()).path("message").toString())
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(hosts).isNotEmpty().allMatch(host -> RESERVED.matcher(host).matches());
    }

    static Stream<Named> trainings() {
        return Stream.concat(items(LibraryKind.FOUNDATIONAL), items(LibraryKind.VIDEO));
    }

    static Stream<Named> policies() {
        return items(LibraryKind.POLICY);
    }

    static Stream<Named> surveys() {
        return items(LibraryKind.SURVEY);
    }

    static Stream<Named> exercises() {
        return items(LibraryKind.PHISHING);
    }

    /** An item that a test's report calls by its key. */
    record Named(NewLibraryItem item) {
        String content() {
            return Objects.requireNonNull(item.content());
        }

        @Override
        public String toString() {
            return Objects.requireNonNull(item.starterKey());
        }
    }

    private static Stream<Named> items(LibraryKind kind) {
        return StarterLibrary.read().items().stream()
                .filter(item -> item.kind() == kind)
                .map(Named::new);
    }

    private static JsonNode quiz(NewLibraryItem item) {
        try {
            return JSON.readTree(Objects.requireNonNull(item.quiz()));
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }
}
