package io.surnia.library;

import java.util.List;

/** The items that every partner begins with, as files of the program. */
final class StarterLibrary {
    private StarterLibrary() {}

    static List<NewLibraryItem> items() {
        return List.of();
    }
}
