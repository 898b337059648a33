package io.surnia.library;

import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.platform.db.Locks;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A partner's library. */
public final class Library {
    private final Audit audit;
    private final LibraryStore store = new LibraryStore();

    public Library(Audit audit) {
        this.audit = audit;
    }

    public LibraryId add(Tx tx, NewLibraryItem item) {
        return store.insert(tx, List.of(item)).getFirst();
    }

    /**
     * Adds what a folder holds and the library does not yet, by key, language and version: all of it or nothing.
     *
     * @throws Problem for a folder with flaws, naming the first; and for an item that is there in this version with
     *     another text, which must become a new version
     */
    public Imported importFolder(Tx tx, Actor actor, FolderReading folder) {
        if (!folder.isSound()) {
            Flaw first = folder.flaws().getFirst();
            throw Problem.invalidParameter(
                    "folder",
                    "the folder has %d flaws, the first: %s"
                            .formatted(folder.flaws().size(), first));
        }
        Map<Edition, String> there = there(tx);
        List<NewLibraryItem> missing = new ArrayList<>();
        for (NewLibraryItem item : folder.items()) {
            String hash = there.get(Edition.of(item));
            if (hash == null) {
                missing.add(item);
            } else if (!hash.equals(LibraryStore.hash(item))) {
                throw Problem.invalidParameter(
                        "folder",
                        "the folder's item '%s' is in the library in version %d with another text; give it a new version"
                                .formatted(item.starterKey(), item.version()));
            }
        }
        List<LibraryId> added = store.insert(tx, missing);
        if (!added.isEmpty()) {
            audit.record(
                    tx, actor, "import", new Subject("library", null), null, new Entry(added.size(), titles(missing)));
        }
        return new Imported(added, folder.items().size() - missing.size());
    }

    /** Empty for an id that this partner's library does not hold. */
    public Optional<LibraryItem> get(Tx tx, LibraryId id) {
        return store.find(tx, id);
    }

    /** The picture that an item's text shows under a name; empty where this partner's library has none. */
    public Optional<Picture> picture(Tx tx, LibraryId item, String name) {
        return store.picture(tx, item, name);
    }

    /**
     * Every item that is not archived, of each key and language the newest version only. Ordered: first those that stand
     * for themselves, then course by course, each by position; those that were written by themselves come last.
     */
    public List<LibraryItem> current(Tx tx, LibraryKind kind) {
        return store.current(tx, kind);
    }

    /**
     * What all versions and translations of an item have in common, by item, of a kind: older versions and archived ones
     * too.
     */
    public Map<LibraryId, String> keys(Tx tx, LibraryKind kind) {
        return store.keys(tx, kind);
    }

    /**
     * The newest version of an item that is not archived, or the item itself where there is none: the partner's own
     * revision where there is one, else the latest of its key and language.
     *
     * @throws Problem where the library does not hold the item
     */
    public LibraryItem newest(Tx tx, LibraryId id) {
        return store.newest(tx, id)
                .orElseThrow(() -> Problem.notFound("There is no library item with id %d.".formatted(id.value())));
    }

    /**
     * Copies what the starter library holds and the partner's does not yet, by key, language and version.
     *
     * @return how many items were added; 0 when all were there
     */
    public int stock(Tx tx) {
        Map<Edition, String> there = there(tx);
        List<NewLibraryItem> missing = StarterLibrary.items().stream()
                .filter(item -> !there.containsKey(Edition.of(item)))
                .toList();
        return store.insert(tx, missing).size();
    }

    /** What is there, and stays so until the transaction ends: two who add the same wait for each other. */
    private Map<Edition, String> there(Tx tx) {
        Locks.alone(tx, "library", List.of(tx.tenant().partnerId()));
        return store.editions(tx);
    }

    private static List<String> titles(List<NewLibraryItem> items) {
        return items.stream().map(NewLibraryItem::title).toList();
    }

    /** What the audit keeps of an import. */
    private record Entry(int items, List<String> titles) {}
}
