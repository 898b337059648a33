package io.surnia.people;

import io.surnia.customers.CustomerId;
import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Who is in which group. Whoever joins or leaves is told by {@link MembershipChanged}. */
public final class Memberships {
    private final Audit audit;
    private final MembershipStore store = new MembershipStore();

    public Memberships(Audit audit) {
        this.audit = audit;
    }

    /**
     * Puts users into a group, now. Who is in it already stays.
     *
     * @throws Problem where the group or one of the users does not exist
     */
    public void add(Tx tx, Actor actor, CustomerId customer, GroupId group, Collection<UserId> users) {
        changed(tx, actor, "join", customer, group, store.insert(tx, customer, group, users));
    }

    /** Takes users out of a group. Who is not in it stays so. */
    public void remove(Tx tx, Actor actor, CustomerId customer, GroupId group, Collection<UserId> users) {
        changed(tx, actor, "leave", customer, group, store.delete(tx, customer, group, users));
    }

    /** The active members of groups, ordered by group and user, each handed over as it is read. */
    public void each(Tx tx, CustomerId customer, Collection<GroupId> groups, Consumer<Member> reader) {
        store.each(tx, customer, groups, reader);
    }

    /** Members of a group with ids above {@code after}, archived users too, ordered by id, at most {@code limit}. */
    public List<UserId> page(Tx tx, CustomerId customer, GroupId group, long after, int limit) {
        return store.page(tx, customer, group, after, limit);
    }

    /** The groups that a user is in, ordered by id. */
    public List<GroupId> groupsOf(Tx tx, CustomerId customer, UserId user) {
        return store.groupsOf(tx, customer, user);
    }

    private void changed(Tx tx, Actor actor, String action, CustomerId customer, GroupId group, List<UserId> users) {
        if (!users.isEmpty()) {
            List<Long> ids = users.stream().map(UserId::value).toList();
            audit.record(tx, actor, action, new Subject("group", group.value()), null, Map.of("users", ids));
            users.forEach(user -> tx.raise(new MembershipChanged(customer, user)));
        }
    }
}
