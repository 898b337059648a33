package io.surnia.library;

import io.surnia.platform.html.Markdown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The folder of one item: its text, its pictures, and what it asks. */
final class ItemFolder {
    private static final int MOST_PICTURES = 50;
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,58}");

    private final Shelf shelf;
    private final Section section;
    private final String path;
    private final String key;
    private final Findings findings;

    /** @param path of the folder, ending with a slash; {@code key} is its name */
    ItemFolder(Shelf shelf, Section section, String path, String key, Findings findings) {
        this.shelf = shelf;
        this.section = section;
        this.path = path;
        this.key = key;
        this.findings = findings;
    }

    /** The item; empty where its text cannot be read. Whatever is wrong with it is among the findings. */
    Optional<NewLibraryItem> read(Language language, String prefix) {
        return FrontMatter.read(shelf, path + section.file(), findings).map(text -> item(text, language, prefix));
    }

    private NewLibraryItem item(FrontMatter text, Language language, String prefix) {
        Sheet fields = text.fields();
        if (!KEY.matcher(key).matches() || !fields.text("key", 59).equals(key)) {
            fields.flaw("key", "'key' must be the folder's name, of a-z, 0-9 and hyphens");
        }
        String content = text.body();
        if (content.isEmpty()) {
            findings.flaw(fields.file(), text.bodyLine(), "the text is missing");
        }
        Placeholders.check(content, fields.file(), text.bodyLine(), findings);
        return new NewLibraryItem(
                prefix + key,
                kind(fields),
                fields.number("version", 1, 10_000),
                fields.text("title", 300),
                fields.text("summary", 2000),
                key + ".md",
                "text/markdown",
                content,
                quiz(fields),
                section == Section.EXERCISES ? difficulty(fields) : null,
                new Place(language, null, fields.number("order", 1, 10_000)),
                fields.number("minutes", 1, 240),
                pictures(text));
    }

    private LibraryKind kind(Sheet fields) {
        return switch (section) {
            case POLICIES -> LibraryKind.POLICY;
            case SURVEYS -> LibraryKind.SURVEY;
            case EXERCISES -> LibraryKind.PHISHING;
            case TRAININGS ->
                fields.word("kind", Set.of("foundational", "video")).equals("foundational")
                        ? LibraryKind.FOUNDATIONAL
                        : LibraryKind.VIDEO;
        };
    }

    private static @Nullable Difficulty difficulty(Sheet fields) {
        return switch (fields.word("difficulty", Set.of("easy", "medium", "hard"))) {
            case "easy" -> Difficulty.EASY;
            case "medium" -> Difficulty.MEDIUM;
            case "hard" -> Difficulty.HARD;
            default -> null;
        };
    }

    private @Nullable String quiz(Sheet fields) {
        QuestionsFile questions = new QuestionsFile(shelf, path + "quiz.yaml", findings);
        return switch (section) {
            case TRAININGS -> {
                fields.only("key", "kind", "version", "title", "summary", "minutes", "order", "pictures");
                yield questions.withRightAnswers();
            }
            case SURVEYS -> {
                fields.only("key", "version", "title", "summary", "minutes", "order", "pictures");
                yield questions.withoutRightAnswers();
            }
            case POLICIES -> {
                fields.only("key", "version", "title", "summary", "minutes", "order", "pictures");
                yield null;
            }
            case EXERCISES -> {
                fields.only(
                        "key",
                        "version",
                        "title",
                        "summary",
                        "minutes",
                        "order",
                        "pictures",
                        "difficulty",
                        "decision",
                        "message",
                        "suspicious",
                        "harmless");
                yield new ExerciseFile(shelf, path + "message.html", fields, findings).json();
            }
        };
    }

    private List<Picture> pictures(FrontMatter text) {
        Sheet fields = text.fields();
        List<String> names = fields.words("pictures");
        if (names.size() > MOST_PICTURES || new HashSet<>(names).size() < names.size()) {
            fields.flaw("pictures", "'pictures' must be at most %d different files".formatted(MOST_PICTURES));
        }
        List<String> shown = new ArrayList<>();
        for (Markdown.Shown picture : Markdown.pictures(text.body())) {
            shown.add(picture.name());
            if (!names.contains(picture.name())) {
                int line = text.bodyLine() + picture.line() - 1;
                findings.flaw(fields.file(), line, "the picture %s is not in 'pictures'".formatted(picture.name()));
            }
        }
        List<Picture> pictures = new ArrayList<>();
        for (String name : names) {
            if (!shown.contains(name)) {
                fields.flaw("pictures", "the picture %s is shown nowhere in the text".formatted(name));
            }
            new PictureFile(shelf, path + name, findings).read(name).ifPresent(pictures::add);
        }
        return pictures;
    }
}
