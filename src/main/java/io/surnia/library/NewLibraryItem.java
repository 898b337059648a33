package io.surnia.library;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A library item to add; the fields are those of {@link LibraryItem}, and the pictures that its text shows. */
public record NewLibraryItem(
        @Nullable String starterKey,
        LibraryKind kind,
        int version,
        String title,
        @Nullable String summary,
        @Nullable String fileName,
        @Nullable String fileType,
        @Nullable String content,
        @Nullable String quiz,
        @Nullable Difficulty difficulty,
        Place place,
        @Nullable Integer minutes,
        List<Picture> pictures) {

    /** An item without pictures that stands for itself. */
    public NewLibraryItem(
            @Nullable String starterKey,
            LibraryKind kind,
            int version,
            String title,
            @Nullable String summary,
            @Nullable String fileName,
            @Nullable String fileType,
            @Nullable String content,
            @Nullable String quiz,
            @Nullable Difficulty difficulty) {
        this(
                starterKey,
                kind,
                version,
                title,
                summary,
                fileName,
                fileType,
                content,
                quiz,
                difficulty,
                Place.ANYWHERE,
                null,
                List.of());
    }

    /** An item of the partner's own, of which only the text is known. */
    public static NewLibraryItem ofText(LibraryKind kind, String title, String content) {
        return new NewLibraryItem(null, kind, 1, title, null, null, null, content, null, null);
    }
}
