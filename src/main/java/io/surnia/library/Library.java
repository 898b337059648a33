package io.surnia.library;

import io.surnia.platform.db.Tx;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A partner's library. */
public final class Library {
    private final LibraryStore store = new LibraryStore();

    public LibraryId add(Tx tx, NewLibraryItem item) {
        return store.insert(tx, List.of(item)).getFirst();
    }

    /** Empty for an id that this partner's library does not hold. */
    public Optional<LibraryItem> get(Tx tx, LibraryId id) {
        return store.find(tx, id);
    }

    /** Every item that is not archived, of a starter item its newest version only, ordered by starter key, then id. */
    public List<LibraryItem> current(Tx tx, LibraryKind kind) {
        return store.current(tx, kind);
    }

    /** The starter keys of all items of a kind that have one, older versions and archived ones too. */
    public Map<LibraryId, String> starterKeys(Tx tx, LibraryKind kind) {
        return store.starterKeys(tx, kind);
    }

    /**
     * Copies what the starter library holds and the partner's does not yet, by starter key and version.
     *
     * @return how many items were added; 0 when all were there
     */
    public int stock(Tx tx) {
        return store.insertMissing(tx, StarterLibrary.items());
    }
}
