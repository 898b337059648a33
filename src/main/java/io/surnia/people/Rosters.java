package io.surnia.people;

import io.surnia.customers.CustomerId;
import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.platform.db.Tx;
import java.util.List;
import java.util.function.Consumer;

/**
 * Whole lists of a customer's people, taken at once: laid into temporary tables, compared with who is there, and taken
 * in a few statements, however long the list is. One transaction takes one roster: {@link #lay}, then {@link #faults},
 * then {@link #compare} or {@link #take}.
 *
 * <p>People are matched by address, whatever the case of its letters. The roster settles names, and the manager and the
 * groups where it says some; whoever is on it is active. Everything else of a person stays, memberships that it does not
 * mention too, and where the person came from. A manager or group that is there already stays as it is.
 *
 * <p>Rooms that follow {@link PeopleImported} read the transaction's table {@code imported_people}: {@code user_id},
 * its key; {@code change}, one of added, changed, same, restored, archived; {@code joins}, whether one who was there
 * joined a group.
 */
public final class Rosters {
    private final Audit audit;
    private final RosterStore store = new RosterStore();

    public Rosters(Audit audit) {
        this.audit = audit;
    }

    /**
     * Begins to lay a roster. Nothing else can be done in the transaction until the writer is finished or closed, and
     * no entry may follow an earlier roster's comparison.
     */
    public RosterWriter lay(Tx tx) {
        store.createTables(tx);
        return new RosterWriter(tx);
    }

    /** What of the roster cannot be taken, in the order of its lines, at most so many. */
    public List<RosterFault> faults(Tx tx, CustomerId customer, int limit) {
        store.readNames(tx, customer);
        return store.faults(tx, limit);
    }

    /** What taking the roster would change; only temporary tables are written. Its faults must be none. */
    public RosterChanges compare(Tx tx, CustomerId customer, boolean archivesMissing, Consumer<String> progress) {
        return store.compare(tx, customer, archivesMissing, RosterStore.Ids.TRIAL, progress);
    }

    /**
     * Takes the roster. Its faults must be none. One audit entry tells what changed; {@link PeopleImported} is raised.
     *
     * @param archivesMissing whether active people who are not on it are archived
     * @param progress is told what is being done, before it is done
     * @throws io.surnia.platform.problem.Problem where somebody else added one of the people or groups meanwhile
     */
    public RosterChanges take(
            Tx tx, Actor actor, CustomerId customer, boolean archivesMissing, Consumer<String> progress) {
        RosterChanges changes = store.compare(tx, customer, archivesMissing, RosterStore.Ids.REAL, progress);
        store.take(tx, customer, changes, progress);
        audit.record(tx, actor, "import", new Subject("customer", customer.value()), null, changes);
        tx.raise(new PeopleImported(customer));
        return changes;
    }
}
