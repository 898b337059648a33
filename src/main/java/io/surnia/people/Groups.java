package io.surnia.people;

import io.surnia.customers.CustomerId;
import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.platform.db.Slice;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The groups of a customer. Every verb that changes one leaves an audit entry. */
public final class Groups {
    private final Audit audit;
    private final GroupStore store = new GroupStore();
    private final MembershipStore members = new MembershipStore();

    public Groups(Audit audit) {
        this.audit = audit;
    }

    /** The problem of an id that is no group's of that customer, whether or not it is another's. */
    public static Problem unknown(GroupId id) {
        return Problem.notFound("There is no group with id %d.".formatted(id.value()));
    }

    /**
     * Adds a group, with nobody in it.
     *
     * @throws Problem where the customer does not exist, the name is taken or a value is not allowed
     */
    public GroupId add(Tx tx, Actor actor, CustomerId customer, GroupDetails details) {
        GroupId id = store.insert(tx, customer, details);
        audit(tx, actor, "create", id, null, details);
        return id;
    }

    /**
     * Changes a group: the change is told what is set, alone, and says what it becomes.
     *
     * @throws Problem where there is no such group, the name is taken or a value is not allowed
     */
    public Group change(Tx tx, Actor actor, CustomerId customer, GroupId id, UnaryOperator<GroupDetails> change) {
        Group before = store.lock(tx, customer, id).orElseThrow(() -> unknown(id));
        Group after = store.update(tx, customer, id, change.apply(before.details()));
        if (!after.equals(before)) {
            audit(tx, actor, "change", id, before.details(), after.details());
        }
        return after;
    }

    /**
     * Lets a group ask nothing of its members any more; they stay in it, and what they did stays done. One that is
     * archived already stays as it is.
     *
     * @throws Problem where there is no such group
     */
    public void archive(Tx tx, Actor actor, CustomerId customer, GroupId id) {
        setArchived(tx, actor, customer, id, true);
    }

    /**
     * Brings an archived group back, with its members. An active one stays as it is.
     *
     * @throws Problem where there is no such group
     */
    public void restore(Tx tx, Actor actor, CustomerId customer, GroupId id) {
        setArchived(tx, actor, customer, id, false);
    }

    /**
     * Removes a group. Its members leave it, as {@link MembershipChanged} tells, and no assignment asks them through it
     * any longer: what they have not done is withdrawn, unless it is asked of them otherwise; what they did stays.
     *
     * @throws Problem where there is no such group
     */
    public void remove(Tx tx, Actor actor, CustomerId customer, GroupId id) {
        Group before = store.lockToRemove(tx, customer, id).orElseThrow(() -> unknown(id));
        members.deleteAll(tx, customer, id).forEach(user -> tx.raise(new MembershipChanged(customer, user)));
        store.delete(tx, customer, id);
        audit(tx, actor, "remove", id, before.details(), null);
    }

    /**
     * One group.
     *
     * @throws Problem where there is no such group of that customer
     */
    public Group get(Tx tx, CustomerId customer, GroupId id) {
        return store.get(tx, customer, id).orElseThrow(() -> unknown(id));
    }

    /** Groups with ids above {@code after}, archived ones too, ordered by id, at most {@code limit}. */
    public List<Group> page(Tx tx, CustomerId customer, long after, int limit) {
        return store.page(tx, customer, after, limit);
    }

    /** As {@link #page} without holding them: each is handed over as it is read. */
    public void each(Tx tx, CustomerId customer, long after, int limit, Consumer<Group> reader) {
        store.each(tx, customer, after, limit, reader);
    }

    /**
     * A slice of the groups.
     *
     * @param name only the one of this name, in any case; null for all
     */
    public List<Group> slice(Tx tx, CustomerId customer, @Nullable String name, Slice slice) {
        return store.slice(tx, customer, name, slice);
    }

    private void setArchived(Tx tx, Actor actor, CustomerId customer, GroupId id, boolean archived) {
        if (store.setArchived(tx, customer, id, archived)) {
            audit(tx, actor, archived ? "archive" : "restore", id, null, null);
            store.members(tx, customer, id).forEach(user -> tx.raise(new MembershipChanged(customer, user)));
        } else {
            get(tx, customer, id);
        }
    }

    private void audit(Tx tx, Actor actor, String action, GroupId id, @Nullable Object before, @Nullable Object after) {
        audit.record(tx, actor, action, new Subject("group", id.value()), before, after);
    }
}
