package io.surnia.library;

import org.jspecify.annotations.Nullable;

/**
 * Where an item stands in the library.
 *
 * @param course the title of the course that it is a lesson of, 1 to 300 characters; null where it stands for itself
 * @param position 1 to 10,000, within its kind and course; null behind all that have one
 */
public record Place(
        Language language,
        @Nullable String course,
        @Nullable Integer position) {
    /** Of an item that was written by itself, in English. */
    public static final Place ANYWHERE = new Place(Language.ENGLISH, null, null);
}
