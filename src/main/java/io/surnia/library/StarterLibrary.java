package io.surnia.library;

import java.util.List;

/**
 * The items that every partner begins with: files of the program below {@code library/}, in a folder for each language.
 * Whoever changes an item there raises its version, so that partners get the new one beside the old.
 */
final class StarterLibrary {
    private static final List<Language> LANGUAGES = List.of(Language.ENGLISH);

    private StarterLibrary() {}

    /** All items, in their order. */
    static List<NewLibraryItem> items() {
        return Once.ITEMS;
    }

    static FolderReading read() {
        Findings findings = new Findings();
        List<NewLibraryItem> items = LANGUAGES.stream()
                .flatMap(
                        language -> LibraryFolder.sections(
                                new Shelf.OfProgram("/library/" + language.tag()), "", language, "", findings)
                                .stream())
                .toList();
        return findings.with(items);
    }

    /** Read when the first partner is stocked: a server that stocks none does not wait for it. */
    private static final class Once {
        static final List<NewLibraryItem> ITEMS = sound(read());

        private static List<NewLibraryItem> sound(FolderReading reading) {
            if (!reading.isSound()) {
                throw new IllegalStateException(
                        "the program's library is damaged: " + reading.flaws().getFirst());
            }
            return reading.items();
        }
    }
}
