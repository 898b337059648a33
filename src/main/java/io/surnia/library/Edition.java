package io.surnia.library;

import java.util.Objects;

/** What is unique about an item with a key. */
record Edition(String key, Language language, int version) {
    static Edition of(NewLibraryItem item) {
        return new Edition(
                Objects.requireNonNull(item.starterKey()), item.place().language(), item.version());
    }
}
