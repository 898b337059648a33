package io.surnia.assignments;

import io.surnia.library.LibraryId;
import io.surnia.library.LibraryItem;
import io.surnia.library.LibraryKind;
import org.jspecify.annotations.Nullable;

/**
 * What the learner gets to see.
 *
 * @param item the library item, in the version that is shown; null for a file alone
 * @param fileName a file's name or a URL
 */
public record Source(
        @Nullable LibraryId item,
        @Nullable LibraryKind itemKind,
        @Nullable Integer itemVersion,
        @Nullable String fileName,
        @Nullable String fileType) {
    /** Nothing but the name. */
    public static final Source NONE = new Source(null, null, null, null, null);

    public static Source of(LibraryItem item) {
        return new Source(item.id(), item.kind(), item.version(), item.fileName(), item.fileType());
    }
}
