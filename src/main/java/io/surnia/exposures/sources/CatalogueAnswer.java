package io.surnia.exposures.sources;

import org.jspecify.annotations.Nullable;

/** What became of asking for the catalogue of breaches. */
public sealed interface CatalogueAnswer {

    /**
     * Another version than was at hand.
     *
     * @param body a JSON array of breaches
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Changed(
            byte[] body, @Nullable String etag, @Nullable String lastModified) implements CatalogueAnswer {}

    /** The version at hand is the newest. */
    record Unchanged() implements CatalogueAnswer {}

    /** The source could not be asked. */
    record Failed(String reason) implements CatalogueAnswer {}
}
