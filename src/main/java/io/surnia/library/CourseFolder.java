package io.surnia.library;

import io.surnia.platform.html.Markdown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A course as site generators keep it: a folder for each lesson, with {@code index.md} and perhaps a file for each of its
 * parts; or a Markdown file for each. Lessons come by their {@code weight}, else by name. The course's title is that of
 * {@code _index.md}. What only a site needs is left out, with a note.
 */
final class CourseFolder {
    private static final String INDEX = "index.md";
    private static final String COURSE = "_index.md";
    private static final int MOST_LESSONS = 1000;
    private static final int MOST_CONTENT = 1_000_000;

    /** In which order parts are read where no weights say so; others come before what one looks up. */
    private static final Map<String, Integer> PARTS =
            Map.of("intro", 1, "characters", 2, "story", 3, "lesson", 4, "actions", 6, "glossary", 7, "links", 8);

    private final Shelf shelf;
    private final String base;
    private final Language language;
    private final String prefix;
    private final Findings findings;

    /** @param base the path of the course's folder: empty, or ending with a slash */
    CourseFolder(Shelf shelf, String base, Language language, String prefix, Findings findings) {
        this.shelf = shelf;
        this.base = base;
        this.language = language;
        this.prefix = prefix;
        this.findings = findings;
    }

    /** The lessons in their order. */
    List<NewLibraryItem> read() {
        List<Lesson> lessons = new ArrayList<>();
        for (String folder : shelf.folders(base)) {
            if (shelf.read(base + folder + "/" + INDEX).isPresent()) {
                lesson(folder, base + folder + "/", INDEX).ifPresent(lessons::add);
            } else if (!shelf.files(base + folder).isEmpty()) {
                findings.note(base + folder, 0, "is no lesson, having no " + INDEX + ": left out");
            }
        }
        for (String file : shelf.files(base)) {
            if (file.endsWith(".md") && !file.equals(COURSE) && !isAboutTheFolder(file)) {
                lesson(file.substring(0, file.length() - 3), base, file).ifPresent(lessons::add);
            }
        }
        if (lessons.size() > MOST_LESSONS) {
            findings.flaw(base, 0, "there are more than %d lessons".formatted(MOST_LESSONS));
        }
        lessons.sort(Comparator.comparingInt(Lesson::weight));
        String title = lessons.isEmpty() ? "" : title();
        List<NewLibraryItem> items = new ArrayList<>();
        for (Lesson lesson : lessons) {
            items.add(lesson.item(new Place(language, title, items.size() + 1)));
        }
        return items;
    }

    /** A lesson that has no place yet. */
    private record Lesson(
            int weight, String key, int version, String title, String summary, String content, LessonText text) {
        NewLibraryItem item(Place place) {
            String name = key.substring(key.indexOf('/') + 1);
            return new NewLibraryItem(
                    key,
                    LibraryKind.VIDEO,
                    version,
                    title,
                    summary.isEmpty() ? null : summary,
                    name + ".md",
                    "text/markdown",
                    content,
                    text.quiz(),
                    null,
                    place,
                    Math.clamp(Math.round(Markdown.words(content) / 150.0), 1, 240),
                    text.pictures());
        }
    }

    private Optional<Lesson> lesson(String name, String folder, String index) {
        Optional<FrontMatter> read = FrontMatter.read(shelf, folder + index, findings);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Sheet fields = read.get().fields();
        LessonText text = new LessonText(shelf, base, folder, findings);
        text.add(read.get(), false);
        if (index.equals(INDEX)) {
            parts(folder).forEach(part -> text.add(part, true));
        }
        text.addQuiz(fields);
        String content = text.markdown();
        String title = fields.text("title", 300);
        if (content.isEmpty() || content.length() > MOST_CONTENT) {
            findings.flaw(fields.file(), 0, "a lesson must have 1 to %d characters".formatted(MOST_CONTENT));
        }
        String summary = fields.has("summary") ? fields.text("summary", 2000) : "";
        int version = fields.has("version") ? fields.number("version", 1, 10_000) : 1;
        return Optional.of(new Lesson(weight(fields), prefix + name, version, title, summary, content, text));
    }

    private List<FrontMatter> parts(String folder) {
        Map<String, FrontMatter> parts = new TreeMap<>();
        for (String file : shelf.files(folder)) {
            if (file.endsWith(".md") && !file.equals(INDEX)) {
                FrontMatter.read(shelf, folder + file, findings).ifPresent(part -> {
                    String name = file.substring(0, file.length() - 3);
                    int place = part.fields().has("weight") ? weight(part.fields()) : PARTS.getOrDefault(name, 5);
                    parts.put("%09d %s".formatted(place, name), part);
                });
            }
        }
        return List.copyOf(parts.values());
    }

    private static int weight(Sheet fields) {
        return fields.has("weight") ? fields.number("weight", 0, 100_000) : 0;
    }

    private String title() {
        if (shelf.read(base + COURSE).isPresent()) {
            String title = FrontMatter.read(shelf, base + COURSE, findings)
                    .map(course -> course.fields().text("title", 300))
                    .orElse("");
            if (!title.isEmpty()) {
                return title;
            }
        }
        return prefix.replace("/", "");
    }

    private static boolean isAboutTheFolder(String file) {
        return file.matches("(?i)(readme|authors|contributing|license|changelog)\\.md");
    }
}
