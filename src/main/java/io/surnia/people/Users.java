package io.surnia.people;

import io.surnia.customers.CustomerId;
import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.platform.db.Slice;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The users of a customer: its learners. Every verb that changes one leaves an audit entry and raises
 * {@link PersonChanged}.
 */
public final class Users {
    private final Audit audit;
    private final UserStore store = new UserStore();

    public Users(Audit audit) {
        this.audit = audit;
    }

    /** The problem of an id that is no user's of that customer, whether or not it is another's. */
    public static Problem unknown(UserId id) {
        return Problem.notFound("There is no user with id %d.".formatted(id.value()));
    }

    /**
     * Adds a user.
     *
     * @throws Problem where the customer or the manager does not exist, the address or external id is taken, or a value
     *     is not allowed
     */
    public UserId add(Tx tx, Actor actor, CustomerId customer, UserDetails details) {
        UserId id = insert(tx, customer, List.of(details)).getFirst();
        changed(tx, actor, "create", customer, id, null, details);
        return id;
    }

    /**
     * Adds many users in a few statements, all or none. It leaves one audit entry.
     *
     * @return their ids, in the order of the details
     * @throws Problem as {@link #add}, naming the row (from 1) whose address or external id is taken
     */
    public List<UserId> addAll(Tx tx, Actor actor, CustomerId customer, List<UserDetails> details) {
        List<UserId> ids = insert(tx, customer, details);
        audit.record(tx, actor, "import", new Subject("customer", customer.value()), null, Map.of("users", ids.size()));
        ids.forEach(id -> tx.raise(new PersonChanged(customer, id)));
        return ids;
    }

    /**
     * Changes a user: the change is told what is set, alone, and says what it becomes.
     *
     * @throws Problem where there is no such user or manager, the address or external id is taken, or a value is not
     *     allowed
     */
    public User change(Tx tx, Actor actor, CustomerId customer, UserId id, UnaryOperator<UserDetails> change) {
        User before = store.lock(tx, customer, id).orElseThrow(() -> unknown(id));
        User after = store.update(tx, customer, id, change.apply(before.details()));
        if (!after.equals(before)) {
            changed(tx, actor, "change", customer, id, before.details(), after.details());
        }
        return after;
    }

    /**
     * Frees the seat and stops all mail; the history, the groups and the address stay. An archived user stays as it is.
     *
     * @throws Problem where there is no such user
     */
    public void archive(Tx tx, Actor actor, CustomerId customer, UserId id) {
        setArchived(tx, actor, customer, id, true);
    }

    /**
     * Brings an archived user back. An active one stays as it is, and so does one that was forgotten.
     *
     * @throws Problem where there is no such user
     */
    public void restore(Tx tx, Actor actor, CustomerId customer, UserId id) {
        setArchived(tx, actor, customer, id, false);
    }

    /** As {@link #archive} for many in a few statements; who is archived already or does not exist is passed over. */
    public void archiveAll(Tx tx, Actor actor, CustomerId customer, Collection<UserId> ids) {
        setArchived(tx, actor, customer, ids, true);
    }

    /** As {@link #restore} for many in a few statements; who is active already or does not exist is passed over. */
    public void restoreAll(Tx tx, Actor actor, CustomerId customer, Collection<UserId> ids) {
        setArchived(tx, actor, customer, ids, false);
    }

    /**
     * Takes name, address and external id from a user for good, and archives it: what is left is of nobody.
     *
     * @return false where that was done before, or there is no such user
     */
    public boolean forget(Tx tx, CustomerId customer, UserId id) {
        boolean forgotten = store.forget(tx, customer, id);
        if (forgotten) {
            tx.raise(new PersonChanged(customer, id));
        }
        return forgotten;
    }

    /** Notes that these users were sent their welcome mail, now; who had it already keeps the first instant. */
    public void onboarded(Tx tx, CustomerId customer, Collection<UserId> ids) {
        store.onboarded(tx, customer, ids);
    }

    /** Notes what a directory sync could not do with a user; null where nothing is wrong any more. */
    public void syncFailed(Tx tx, CustomerId customer, UserId id, @Nullable String error) {
        if (!store.setSyncError(tx, customer, id, error)) {
            throw unknown(id);
        }
    }

    /** As {@link #syncFailed(Tx, CustomerId, UserId, String)} for many at once; empty where nothing is wrong any more. */
    public void syncFailed(Tx tx, CustomerId customer, Map<UserId, Optional<String>> errors) {
        if (!errors.isEmpty()) {
            store.setSyncErrors(tx, customer, errors);
        }
    }

    /**
     * One user, an archived one too.
     *
     * @throws Problem where there is no such user of that customer
     */
    public User get(Tx tx, CustomerId customer, UserId id) {
        return store.get(tx, customer, id).orElseThrow(() -> unknown(id));
    }

    /** The user with that address, whatever the case of its letters, an archived one too. */
    public Optional<User> byEmail(Tx tx, CustomerId customer, String email) {
        return store.byEmail(tx, customer, email);
    }

    /** Users with ids above {@code after}, archived ones too, ordered by id, at most {@code limit}. */
    public List<User> page(Tx tx, CustomerId customer, long after, int limit) {
        return store.page(tx, customer, after, limit);
    }

    /** As {@link #page} without holding them: each is handed over as it is read. */
    public void each(Tx tx, CustomerId customer, long after, int limit, Consumer<User> reader) {
        store.each(tx, customer, after, limit, reader);
    }

    /** A slice of the users. */
    public List<User> slice(Tx tx, CustomerId customer, UserFilter filter, Slice slice) {
        return store.slice(tx, customer, filter, slice);
    }

    private List<UserId> insert(Tx tx, CustomerId customer, List<UserDetails> details) {
        List<UserId> ids = store.nextIds(tx, details.size());
        List<UserId> added = store.insert(tx, customer, ids, details);
        if (added.size() < ids.size()) {
            Set<UserId> known = Set.copyOf(added);
            int row = ids.indexOf(
                    ids.stream().filter(id -> !known.contains(id)).findFirst().orElseThrow());
            throw taken(details.get(row), row + 1, details.size());
        }
        return ids;
    }

    private static Problem taken(UserDetails details, int row, int rows) {
        String which = rows == 1 ? "" : " of row " + row;
        String orExternalId = details.externalId() == null ? "" : " or external_id";
        return Problem.invalidParameter(
                "email", "The email%s%s is another user's of this customer.".formatted(orExternalId, which));
    }

    private void setArchived(Tx tx, Actor actor, CustomerId customer, UserId id, boolean archived) {
        if (store.setArchived(tx, customer, id, archived)) {
            changed(tx, actor, archived ? "archive" : "restore", customer, id, null, null);
        } else if (store.get(tx, customer, id).isEmpty()) {
            throw unknown(id);
        }
    }

    private void setArchived(Tx tx, Actor actor, CustomerId customer, Collection<UserId> ids, boolean archived) {
        if (!ids.isEmpty()) {
            List<UserId> changed = store.setArchived(tx, customer, ids, archived);
            List<Audit.Change> changes = changed.stream()
                    .map(id -> new Audit.Change(new Subject("user", id.value()), null, null))
                    .toList();
            audit.recordAll(tx, actor, archived ? "archive" : "restore", changes);
            changed.forEach(id -> tx.raise(new PersonChanged(customer, id)));
        }
    }

    private void changed(
            Tx tx,
            Actor actor,
            String action,
            CustomerId customer,
            UserId id,
            @Nullable Object before,
            @Nullable Object after) {
        audit.record(tx, actor, action, new Subject("user", id.value()), before, after);
        tx.raise(new PersonChanged(customer, id));
    }
}
