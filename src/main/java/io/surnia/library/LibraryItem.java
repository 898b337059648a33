package io.surnia.library;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be assigned. An item is never changed: what changes it is a new version of the same starter key.
 *
 * @param starterKey the item's name in the starter library; null for an item of the partner's own
 * @param version from 1
 * @param contentHash SHA-256 of the content in UTF-8, as 64 hex digits: what an acceptance of a policy refers to; null without content
 * @param quiz questions and right answers, or an exercise's solution, as JSON text; null for what asks nothing
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
        Instant createdAt,
        @Nullable Instant archivedAt) {

    /** Whether doing this item gives a percentage. */
    public boolean isGraded() {
        return quiz != null && kind != LibraryKind.SURVEY;
    }
}
