package io.surnia.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryFolderTest {
    private static final String LESSON = """
            ---
            key: locks
            kind: video
            version: 3
            title: Locks
            summary: On locks.
            minutes: 5
            order: 2
            pictures: [lock.svg]
            ---

            A lock is as good as whoever keeps its key.

            ![A lock](lock.svg)
            """;
    private static final String QUIZ = """
            questions:
              - question: Who keeps the key?
                answers:
                  - text: I do
                    right: true
                  - text: Nobody
                explanation: A key that nobody keeps is found by somebody.
            """;
    private static final String SVG = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
              <circle cx="5" cy="5" r="4"/>
            </svg>
            """;
    private static final String EXERCISE = """
            ---
            key: prize
            version: 1
            title: The prize
            summary: You won.
            minutes: 2
            order: 1
            difficulty: easy
            decision: phish
            message:
              from: {name: Lottery, address: win@lottery.example}
              date: Monday
              subject: You won
            suspicious:
              - {part: link, at: claim, why: It leads elsewhere.}
            ---
            Nobody wins without playing.
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        write("trainings/locks/lesson.md", LESSON);
        write("trainings/locks/quiz.yaml", QUIZ);
        write("trainings/locks/lock.svg", SVG);
    }

    @Test
    void readsAnItemWithItsPicturesAndQuestions() {
        FolderReading reading = read();

        assertThat(reading.flaws()).isEmpty();
        assertThat(reading.items()).singleElement().satisfies(item -> {
            assertThat(item.starterKey()).isEqualTo("mine/locks");
            assertThat(item.kind()).isEqualTo(LibraryKind.VIDEO);
            assertThat(item.version()).isEqualTo(3);
            assertThat(item.minutes()).isEqualTo(5);
            assertThat(item.place()).isEqualTo(new Place(Language.ENGLISH, null, 2));
            assertThat(item.content()).startsWith("A lock is");
            assertThat(item.quiz()).contains("\"right\":true", "\"explanation\":\"A key that");
            assertThat(item.pictures()).extracting(Picture::name).containsExactly("lock.svg");
        });
    }

    @Test
    void readsAFolderForEachLanguage() throws IOException {
        write("pt-BR/policies/regras/policy.md", """
                ---
                key: regras
                version: 1
                title: Regras
                summary: Poucas.
                minutes: 1
                order: 1
                ---
                Seja gentil.
                """);

        assertThat(read().flaws()).isEmpty();
        assertThat(read().items())
                .extracting(item -> item.place().language().tag())
                .containsExactly("en", "pt-BR");
    }

    @Test
    void namesFileAndLineOfEveryFlawAtOnce() throws IOException {
        write(
                "trainings/locks/lesson.md",
                LESSON.replace("version: 3", "version: three")
                        .replace("order: 2", "oder: 2")
                        .replace("A lock is", "At {{firm}} a lock is")
                        .replace("(lock.svg)", "(key.svg)"));
        write("trainings/locks/quiz.yaml", QUIZ.replace("right: true", "right: false"));
        write("trainings/locks/lock.svg", SVG.replace("<circle", "<circle onclick='steal()'"));

        assertThat(read().flaws())
                .extracting(Flaw::toString)
                .contains(
                        "trainings/locks/lesson.md:4: 'version' must be a whole number from 1 to 10000",
                        "trainings/locks/lesson.md:8: there is no field 'oder' here",
                        "trainings/locks/lesson.md:2: 'order' is missing",
                        "trainings/locks/lesson.md:12: there is no placeholder {{firm}}; there are company, first_name, support",
                        "trainings/locks/lesson.md:14: the picture key.svg is not in 'pictures'",
                        "trainings/locks/quiz.yaml:4: some answers must be right and some wrong",
                        "trainings/locks/lock.svg:2: the attribute onclick would run a script");
    }

    @Test
    void namesTheLineOfBrokenYaml() throws IOException {
        write("trainings/locks/lesson.md", LESSON.replace("title: Locks", "title: [Locks"));

        assertThat(read().flaws())
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.line()).isBetween(5, 7))
                .satisfies(flaw -> assertThat(flaw.reason()).startsWith("this is no YAML"));
    }

    @Test
    void namesWhatIsMissing() throws IOException {
        Files.delete(folder.resolve("trainings/locks/lock.svg"));
        Files.delete(folder.resolve("trainings/locks/quiz.yaml"));

        assertThat(read().flaws())
                .extracting(Flaw::toString)
                .containsExactlyInAnyOrder(
                        "trainings/locks/lock.svg: the picture is missing",
                        "trainings/locks/quiz.yaml: the file is missing");
    }

    @Test
    void refusesAFileThatIsNotInUtf8() throws IOException {
        Files.write(folder.resolve("trainings/locks/quiz.yaml"), "questions: ü".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(read().flaws()).extracting(Flaw::reason).contains("the file is not in UTF-8");
    }

    @Test
    void followsNoLinkOutOfTheFolder(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret.svg"), SVG);
        Files.delete(folder.resolve("trainings/locks/lock.svg"));
        Files.createSymbolicLink(folder.resolve("trainings/locks/lock.svg"), secret);
        assertThat(read().flaws()).extracting(Flaw::reason).containsExactly("the picture is missing");

        String up = "../../../" + elsewhere.getFileName() + "/secret.svg";
        write("trainings/locks/lesson.md", LESSON.replace("lock.svg", up));
        assertThat(read().flaws()).extracting(Flaw::reason).containsExactly("the picture is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>steal()</script></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"steal()\"/>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"https://www.example.com/seen.png\"/></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><use href=\"https://www.example.com/a.svg#b\"/></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:x=\"http://www.w3.org/1999/xlink\"><use x:href=\"data:,a\"/></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect fill=\"URL( 'https://www.example.com/a')\"/></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><style>@import 'https://www.example.com/a.css';</style></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><foreignObject/></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><a href=\"#x\"/></svg>",
                "<!DOCTYPE svg [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&e;</text></svg>",
                "<?xml-stylesheet href=\"https://www.example.com/a.css\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "<html/>",
                "no XML"
            })
    void refusesAnSvgThatRunsOrFetchesAnything(String svg) throws IOException {
        write("trainings/locks/lock.svg", svg);

        assertThat(read().flaws()).isNotEmpty().allMatch(flaw -> flaw.file().equals("trainings/locks/lock.svg"));
    }

    @Test
    void refusesAPictureThatIsNotWhatItsNameSays() throws IOException {
        write("trainings/locks/lesson.md", LESSON.replace("lock.svg", "lock.png"));
        write("trainings/locks/lock.png", SVG);

        assertThat(read().flaws()).extracting(Flaw::file).containsExactly("trainings/locks/lock.png");
    }

    @Test
    void readsAnExerciseWithItsMessage() throws IOException {
        write("exercises/prize/exercise.md", EXERCISE);
        write(
                "exercises/prize/message.html",
                "<p><a data-part=\"claim\" href=\"https://lottery.example\">Claim</a></p>");

        assertThat(read().flaws()).isEmpty();
        assertThat(read().items().getLast().quiz())
                .contains("\"decision\":\"phish\"", "\"at\":\"claim\"", "data-target")
                .doesNotContain("href");
    }

    @Test
    void readsAScaleAndRefusesOneThatIsNone() throws IOException {
        write(
                "surveys/mood/survey.md",
                EXERCISE.replaceAll("(?s)difficulty.*elsewhere\\.}\n", "").replace("prize", "mood"));
        write("surveys/mood/quiz.yaml", "questions:\n  - question: How?\n    scale: {least: 1, most: 5, low: Bad}\n");
        assertThat(read().flaws()).isEmpty();
        assertThat(read().items().getLast().quiz())
                .contains("\"scale\":{\"least\":1,\"most\":5,\"low\":\"Bad\",\"high\":null}");

        write(
                "surveys/mood/quiz.yaml",
                "questions:\n  - question: How?\n    answers: [A, B]\n    scale: {least: 5, most: 5}\n");
        assertThat(read().flaws())
                .extracting(Flaw::reason)
                .containsExactlyInAnyOrder(
                        "'most' must be more than 'least'", "a question has a scale or answers, not both");
    }

    @Test
    void refusesAMarkOfSomethingThatIsNotThere() throws IOException {
        write("exercises/prize/exercise.md", EXERCISE);
        write(
                "exercises/prize/message.html",
                "<p>Hi <a data-part=\"pay\" href=\"https://lottery.example\">Claim</a></p>");

        assertThat(read().flaws())
                .extracting(Flaw::toString)
                .containsExactlyInAnyOrder(
                        "exercises/prize/exercise.md:15: there is no part 'claim' in the message",
                        "exercises/prize/exercise.md:2: nothing is said of 'pay': it must be suspicious or harmless");
    }

    @Test
    void refusesAMessageThatWouldWork() throws IOException {
        write("exercises/prize/exercise.md", EXERCISE);
        write(
                "exercises/prize/message.html",
                "<p>Hi</p>\n<script>x()</script><a data-part=\"claim\" href=\"https://a.example\">b</a>");

        assertThat(read().flaws())
                .extracting(Flaw::toString)
                .containsExactly("exercises/prize/message.html:2: the element <script> is not allowed in a message");
    }

    @Test
    void saysWhenThereIsNothing(@TempDir Path empty) {
        assertThat(LibraryFolder.read(empty, "mine").flaws()).hasSize(1);
        assertThat(LibraryFolder.read(empty.resolve("gone"), "mine").flaws()).hasSize(1);
    }

    @Test
    void makesANameOfAFoldersOwn() {
        assertThat(LibraryFolder.nameOf(Path.of("/tmp/Our Course, 2026/"))).isEqualTo("our-course-2026");
        assertThat(LibraryFolder.nameOf(Path.of("/"))).isEqualTo("library");
    }

    private FolderReading read() {
        return LibraryFolder.read(folder, "mine");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
