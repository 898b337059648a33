package io.surnia.library;

import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.platform.db.Locks;
import io.surnia.platform.db.Slice;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What administrators do to a partner's library. Every verb that changes it leaves an audit entry. */
public final class LibraryEditing {
    private final Audit audit;
    private final LibraryStore store = new LibraryStore();

    public LibraryEditing(Audit audit) {
        this.audit = audit;
    }

    /**
     * Adds an item of the partner's own.
     *
     * @throws Problem for a quiz that cannot be asked
     */
    public LibraryId add(Tx tx, Actor actor, NewLibraryItem item) {
        LibraryId id = store.insert(tx, List.of(item.checked())).getFirst();
        audit(tx, actor, "create", id, null, told(item));
        return id;
    }

    /**
     * Adds the next version of an item and archives the one before. The change is told what the item is, and says what
     * the next version becomes; a starter item's next version is the partner's own. Assignments that renew take it.
     *
     * @throws Problem where there is no such item, or it is archived; and for a quiz that cannot be asked
     */
    public LibraryId revise(Tx tx, Actor actor, LibraryId id, UnaryOperator<NewLibraryItem> change) {
        hold(tx, id);
        LibraryItem before = get(tx, id);
        if (before.archivedAt() != null) {
            throw Problem.conflict("archived", "The library item is archived: restore it before you revise it.");
        }
        NewLibraryItem was = new NewLibraryItem(
                        null,
                        before.kind(),
                        before.version() + 1,
                        before.title(),
                        before.summary(),
                        before.fileName(),
                        before.fileType(),
                        before.content(),
                        before.quiz(),
                        before.difficulty())
                .at(before.place(), before.minutes(), store.pictures(tx, id));
        NewLibraryItem next = change.apply(was).checked();
        LibraryId made = store.insert(tx, List.of(next)).getFirst();
        store.setRevises(tx, made, id);
        store.setArchived(tx, id, true);
        audit(tx, actor, "revise", made, told(was), told(next));
        return made;
    }

    /** Takes an item out of what is offered; what was assigned of it stays. An archived one stays as it is. */
    public void archive(Tx tx, Actor actor, LibraryId id) {
        setArchived(tx, actor, id, true);
    }

    /** Offers an archived item again. One that is offered stays as it is. */
    public void restore(Tx tx, Actor actor, LibraryId id) {
        setArchived(tx, actor, id, false);
    }

    /**
     * One item, an archived one too.
     *
     * @throws Problem where the library does not hold it
     */
    public LibraryItem get(Tx tx, LibraryId id) {
        return store.find(tx, id)
                .orElseThrow(() -> Problem.notFound("There is no library item with id %d.".formatted(id.value())));
    }

    /**
     * A slice of the library.
     *
     * @param kind only items of this kind; null for all
     */
    public List<LibraryItem> slice(Tx tx, @Nullable LibraryKind kind, Slice slice) {
        return store.slice(tx, kind, slice);
    }

    /** Keeps others from changing an item until the transaction ends. */
    public void hold(Tx tx, LibraryId id) {
        Locks.alone(tx, "library", List.of(id.value()));
    }

    private void setArchived(Tx tx, Actor actor, LibraryId id, boolean archived) {
        get(tx, id);
        if (store.setArchived(tx, id, archived)) {
            audit(tx, actor, archived ? "archive" : "restore", id, null, null);
        }
    }

    /** A text may be long: the audit keeps that it changed, and its title. */
    private static Map<String, Object> told(NewLibraryItem item) {
        return Map.of("title", item.title(), "kind", item.kind().word(), "version", item.version());
    }

    private void audit(
            Tx tx, Actor actor, String action, LibraryId id, @Nullable Object before, @Nullable Object after) {
        audit.record(tx, actor, action, new Subject("library_item", id.value()), before, after);
    }
}
