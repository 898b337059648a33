package io.surnia.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.surnia.platform.html.Markdown;
import io.surnia.testing.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseFolderTest {
    private static final Path COURSE = Path.of("../shared/data/teamdigitale-security-awareness");
    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void readsALessonFromEachFolderInTheirOrder() throws IOException {
        write("_index.md", "---\ntitle: Our course\n---\n");
        write("ep10/index.md", "---\ntitle: Tenth\n---\nThe tenth.");
        write("ep2/index.md", "---\ntitle: Second\n---\nThe second.");
        write("bonus.md", "---\ntitle: First of all\nweight: -1\n---\nA file.".replace("-1", "0"));

        FolderReading reading = LibraryFolder.read(folder, "ours");

        assertThat(reading.flaws()).isEmpty();
        assertThat(reading.items())
                .extracting(NewLibraryItem::title)
                .containsExactly("Second", "Tenth", "First of all");
        assertThat(reading.items())
                .extracting(NewLibraryItem::place)
                .containsExactly(
                        new Place(Language.ENGLISH, "Our course", 1),
                        new Place(Language.ENGLISH, "Our course", 2),
                        new Place(Language.ENGLISH, "Our course", 3));
    }

    @Test
    void joinsTheFilesOfALessonAndTheListsInThem() throws IOException {
        write("a/index.md", "---\ntitle: A\nquiz: quiz/a\n---\n");
        write("a/lesson.md", "---\nname: Today\n---\nLook ![twice](twice.svg) and ![never](gone.svg).");
        write("a/intro.md", "---\n---\n# Welcome {.big}\n\nHello.");
        write("a/glossary.md", "---\nname: Words\nterms:\n  one:\n    name: Phish\n    description: A lure.\n---\n");
        write("a/twice.svg", SVG);
        write("quiz/a.md", """
                ---
                title: Quiz
                questions:
                  q1:
                    text: Who?
                    choices:
                      c1: {text: You, right: true}
                      c2: {text: Nobody}
                ---
                """);

        FolderReading reading = LibraryFolder.read(folder, "ours");

        assertThat(reading.items()).singleElement().satisfies(item -> {
            assertThat(item.content())
                    .isEqualTo(
                            "# Welcome\n\nHello.\n\n## Today\n\nLook ![twice](twice.svg) and ![never](gone.svg).\n\n## Words\n\n**Phish**: A lure.");
            assertThat(item.pictures()).extracting(Picture::name).containsExactly("twice.svg");
            assertThat(item.quiz()).contains("\"text\":\"You\",\"right\":true");
        });
        assertThat(reading.notes())
                .extracting(Flaw::toString)
                .containsExactly(
                        "a/lesson.md:4: the picture gone.svg is not in the folder: left out",
                        "quiz: is no lesson, having no index.md: left out");
    }

    @Test
    void namesALessonThatCannotBeRead() throws IOException {
        write("a/index.md", "---\ntitle: A\n---\nText");
        write("b/index.md", "no front matter");

        assertThat(LibraryFolder.read(folder, "ours").flaws())
                .extracting(Flaw::toString)
                .containsExactly("b/index.md:1: the file must begin with fields between two lines of ---");
    }

    @Test
    void importsAPublishedCourseWhole() {
        assumeTrue(Files.isDirectory(COURSE), "the course is not beside the project: " + COURSE);
        FolderReading reading = LibraryFolder.read(COURSE, "awareness");

        assertThat(reading.flaws()).isEmpty();
        assertThat(reading.items())
                .extracting(NewLibraryItem::starterKey)
                .containsExactly(
                        "awareness/ep1",
                        "awareness/ep2",
                        "awareness/ep3",
                        "awareness/ep4",
                        "awareness/ep5",
                        "awareness/ep6");
        assertThat(reading.items().getFirst().title()).isEqualTo("Episode 1 - Human Error");
        assertThat(reading.items())
                .allSatisfy(item -> assertThat(item.place().course()).isEqualTo("Security awareness"))
                .allSatisfy(item -> assertThat(Markdown.words(String.valueOf(item.content())))
                        .isGreaterThan(200))
                .allSatisfy(item -> assertThat(item.content()).contains("## Today's lesson", "## Glossary"));

        try (TestEngine engine = new TestEngine(LocalDate.of(2026, 3, 2), ZoneOffset.UTC)) {
            Imported imported = engine.ask(tx -> engine.library.importFolder(tx, TestEngine.OPERATOR, reading));
            Imported again = engine.ask(tx -> engine.library.importFolder(tx, TestEngine.OPERATOR, reading));

            assertThat(imported.added()).hasSize(6);
            assertThat(again).isEqualTo(new Imported(List.of(), 6));
            LibraryItem first = engine.ask(
                            tx -> engine.library.get(tx, imported.added().getFirst()))
                    .orElseThrow();
            String html = Markdown.toHtml(String.valueOf(first.content()), _ -> Optional.empty());
            assertThat(html).contains("<h2>Glossary</h2>", "Clean Desk Policy").doesNotContain("<script", "{.home}");
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
