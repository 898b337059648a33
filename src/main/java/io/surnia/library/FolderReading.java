package io.surnia.library;

import java.util.List;

/**
 * What a folder holds.
 *
 * @param items in their order; complete only without flaws
 * @param flaws why nothing of it can be imported, 500 at most
 * @param notes what is imported otherwise than its writer may think, 500 at most
 */
public record FolderReading(List<NewLibraryItem> items, List<Flaw> flaws, List<Flaw> notes) {
    /** Whether everything can be imported. */
    public boolean isSound() {
        return flaws.isEmpty();
    }
}
