package io.surnia.library;

import io.surnia.platform.json.Json;
import io.surnia.platform.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be assigned. An item is never changed: what changes it is a new version of the same starter key.
 *
 * @param starterKey the item's name in the starter library; of an imported one the name of the import, a slash and its
 *     name in the folder; null for an item that was written by itself
 * @param version from 1
 * @param contentHash SHA-256 of the content in UTF-8, as 64 hex digits: what an acceptance of a policy refers to; null without content
 * @param quiz questions and right answers, or an exercise's solution, as JSON text; null for what asks nothing
 * @param minutes how long it takes, 1 to 240; null where nobody said
 */
public record LibraryItem(
        LibraryId id,
        @Nullable String starterKey,
        LibraryKind kind,
        int version,
        String title,
        @Nullable String summary,
        @Nullable String fileName,
        @Nullable String fileType,
        @Nullable String content,
        @Nullable String contentHash,
        @Nullable String quiz,
        @Nullable Difficulty difficulty,
        Place place,
        @Nullable Integer minutes,
        Instant createdAt,
        @Nullable Instant archivedAt) {

    /** Whether doing this item gives a percentage. */
    public boolean isGraded() {
        return quiz != null && kind != LibraryKind.SURVEY;
    }

    /** The questions of a quiz or survey, in their order; empty for what asks none. */
    public List<Question> questions() {
        try {
            return quiz == null || kind == LibraryKind.PHISHING ? List.of() : QuizJson.questions(kind, Json.tree(quiz));
        } catch (QuizJson.Flawed flawed) {
            throw broken(flawed);
        }
    }

    /** The message and its solution; empty for what is no exercise. */
    public Optional<Exercise> exercise() {
        try {
            return quiz == null || kind != LibraryKind.PHISHING
                    ? Optional.empty()
                    : Optional.of(QuizJson.exercise(Json.tree(quiz)));
        } catch (QuizJson.Flawed flawed) {
            throw broken(flawed);
        }
    }

    /** What is written is checked before; so this was written by an older version, or into the database by hand. */
    private Problem broken(QuizJson.Flawed flawed) {
        return Problem.conflict(
                "unreadable_item",
                "The library item %d cannot be asked: its quiz %s.".formatted(id.value(), flawed.reason()));
    }
}
