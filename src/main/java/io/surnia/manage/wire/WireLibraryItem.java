package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.library.LibraryItem;
import io.surnia.platform.json.Json;
import org.jspecify.annotations.Nullable;

/** A library item as the management API sends it. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireLibraryItem(
        long id,
        @Nullable String starterKey,
        String kind,
        int version,
        String title,
        @Nullable String summary,
        @Nullable String fileName,
        @Nullable String fileType,
        @Nullable String content,
        @Nullable String contentHash,
        @Nullable JsonNode quiz,
        @Nullable String phishingDifficulty,
        String language,
        @Nullable String course,
        @Nullable Integer position,
        @Nullable Integer minutes,
        String createdAt,
        @Nullable String archivedAt) {

    public static WireLibraryItem of(LibraryItem item) {
        return new WireLibraryItem(
                item.id().value(),
                item.starterKey(),
                item.kind().word(),
                item.version(),
                item.title(),
                item.summary(),
                item.fileName(),
                item.fileType(),
                item.content(),
                item.contentHash(),
                item.quiz() == null ? null : Json.tree(item.quiz()),
                item.difficulty() == null ? null : item.difficulty().word(),
                item.place().language().tag(),
                item.place().course(),
                item.place().position(),
                item.minutes(),
                item.createdAt().toString(),
                Times.text(item.archivedAt()));
    }
}
