package io.surnia.people;

import io.surnia.customers.CustomerId;
import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.platform.db.Slice;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The managers of a customer. Every verb that changes one leaves an audit entry. */
public final class Managers {
    private final Audit audit;
    private final ManagerStore store = new ManagerStore();

    public Managers(Audit audit) {
        this.audit = audit;
    }

    /** The problem of an id that is no manager's of that customer, whether or not it is another's. */
    public static Problem unknown(ManagerId id) {
        return Problem.notFound("There is no manager with id %d.".formatted(id.value()));
    }

    /**
     * Adds a manager.
     *
     * @throws Problem where the customer or the superior does not exist, the address is taken, there is another default
     *     manager, or a value is not allowed
     */
    public ManagerId add(Tx tx, Actor actor, CustomerId customer, ManagerDetails details) {
        ManagerId id = store.insert(tx, customer, details);
        audit(tx, actor, "create", id, null, details);
        return id;
    }

    /**
     * Adds many managers in a few statements, all or none.
     *
     * @return their ids, in the order of the details
     * @throws Problem as {@link #add}
     */
    public List<ManagerId> addAll(Tx tx, Actor actor, CustomerId customer, List<ManagerDetails> details) {
        if (details.isEmpty()) {
            return List.of();
        }
        List<ManagerId> ids = store.nextIds(tx, details.size());
        store.insertAll(tx, customer, ids, details);
        List<Audit.Change> changes = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            changes.add(new Audit.Change(new Subject("manager", ids.get(i).value()), null, details.get(i)));
        }
        audit.recordAll(tx, actor, "create", changes);
        return ids;
    }

    /**
     * Changes a manager: the change is told what is set, alone, and says what it becomes. Changes of one customer's
     * managers wait for each other, so that no two can close a circle.
     *
     * @throws Problem as {@link #add}, and where there is no such manager, or it would report to itself or somebody
     *     below it
     */
    public Manager change(Tx tx, Actor actor, CustomerId customer, ManagerId id, UnaryOperator<ManagerDetails> change) {
        store.lockAll(tx, customer);
        Manager before = get(tx, customer, id);
        Manager after = store.update(tx, customer, id, change.apply(before.details()));
        if (!after.equals(before)) {
            if (store.reportsToItself(tx, customer, id)) {
                throw Problem.invalidParameter(
                        "reports_to", "The reports_to is below this manager, or is this manager.");
            }
            audit(tx, actor, "change", id, before.details(), after.details());
        }
        return after;
    }

    /**
     * Takes a manager out of work; its users keep it. One that is archived already stays as it is.
     *
     * @throws Problem where there is no such manager
     */
    public void archive(Tx tx, Actor actor, CustomerId customer, ManagerId id) {
        setActive(tx, actor, customer, id, false);
    }

    /**
     * Brings an archived manager back. An active one stays as it is.
     *
     * @throws Problem where there is no such manager
     */
    public void restore(Tx tx, Actor actor, CustomerId customer, ManagerId id) {
        setActive(tx, actor, customer, id, true);
    }

    /**
     * One manager, an archived one too.
     *
     * @throws Problem where there is no such manager of that customer
     */
    public Manager get(Tx tx, CustomerId customer, ManagerId id) {
        return store.get(tx, customer, id).orElseThrow(() -> unknown(id));
    }

    /** Which of these ids are managers of the customer, archived ones too. */
    public Set<ManagerId> known(Tx tx, CustomerId customer, Collection<ManagerId> ids) {
        return store.known(tx, customer, ids);
    }

    /** Managers with ids above {@code after}, archived ones too, ordered by id, at most {@code limit}. */
    public List<Manager> page(Tx tx, CustomerId customer, long after, int limit) {
        return store.page(tx, customer, after, limit);
    }

    /** As {@link #page} without holding them: each is handed over as it is read. */
    public void each(Tx tx, CustomerId customer, long after, int limit, Consumer<Manager> reader) {
        store.each(tx, customer, after, limit, reader);
    }

    /**
     * A slice of the managers.
     *
     * @param email only the one with this address, in any case; null for all
     */
    public List<Manager> slice(Tx tx, CustomerId customer, @Nullable String email, Slice slice) {
        return store.slice(tx, customer, email, slice);
    }

    private void setActive(Tx tx, Actor actor, CustomerId customer, ManagerId id, boolean active) {
        if (store.setActive(tx, customer, id, active)) {
            audit(tx, actor, active ? "restore" : "archive", id, null, null);
        } else {
            get(tx, customer, id);
        }
    }

    private void audit(
            Tx tx, Actor actor, String action, ManagerId id, @Nullable Object before, @Nullable Object after) {
        audit.record(tx, actor, action, new Subject("manager", id.value()), before, after);
    }
}
