package io.surnia.library;

import java.time.Instant;
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
}
