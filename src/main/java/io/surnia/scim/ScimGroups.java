package io.surnia.scim;

import io.surnia.customers.CustomerId;
import io.surnia.partner.Actor;
import io.surnia.people.GroupDetails;
import io.surnia.people.GroupId;
import io.surnia.people.Groups;
import io.surnia.people.Memberships;
import io.surnia.people.Source;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The groups of a customer as a directory keeps them. Writers of one customer must hold its lock ({@link Transactions}). */
final class ScimGroups {
    private final Groups groups;
    private final Memberships memberships;
    private final ScimGroupStore store = new ScimGroupStore();
    private final ScimUserStore users = new ScimUserStore();

    ScimGroups(Groups groups, Memberships memberships) {
        this.groups = groups;
        this.memberships = memberships;
    }

    List<ScimGroup> page(Tx tx, CustomerId customer, Search search) {
        return search.count() == 0 ? List.of() : store.page(tx, customer, search);
    }

    long count(Tx tx, CustomerId customer, Search search) {
        return store.count(tx, customer, search);
    }

    /** @throws Problem 404 where there is no such group of that customer */
    ScimGroup get(Tx tx, CustomerId customer, GroupId id) {
        return store.find(tx, customer, id).orElseThrow(() -> Groups.unknown(id));
    }

    /**
     * Adds a group with what the edits say.
     *
     * @throws Problem 409 {@code uniqueness} where the name is another's; 400 for what cannot be a value
     */
    GroupId create(Tx tx, Actor actor, CustomerId customer, List<GroupEdit> edits) {
        GroupDetails details = apply(GroupDetails.of("").withSource(Source.SCIM, null), edits);
        if (details.name().isEmpty()) {
            throw Refusal.invalidValue("The displayName is required.");
        }
        requireFree(tx, customer, details.name(), null);
        GroupId id = groups.add(tx, actor, customer, details);
        editMembers(tx, actor, customer, id, edits);
        return id;
    }

    /**
     * Does what the edits say.
     *
     * @throws Problem 404 where there is no such group; 409 {@code uniqueness} where the name is another's; 400 for what
     *     cannot be a value
     */
    void change(Tx tx, Actor actor, CustomerId customer, GroupId id, List<GroupEdit> edits) {
        GroupDetails before = groups.get(tx, customer, id).details();
        GroupDetails after = apply(before, edits);
        if (!after.equals(before)) {
            requireFree(tx, customer, after.name(), id);
            groups.change(tx, actor, customer, id, details -> apply(details, edits));
        }
        editMembers(tx, actor, customer, id, edits);
    }

    /** @throws Problem 404 where there is no such group */
    void delete(Tx tx, Actor actor, CustomerId customer, GroupId id) {
        memberships.remove(tx, actor, customer, id, store.members(tx, customer, id));
        groups.remove(tx, actor, customer, id);
    }

    private static GroupDetails apply(GroupDetails details, List<GroupEdit> edits) {
        GroupDetails result = details;
        for (GroupEdit edit : edits) {
            result = switch (edit) {
                case GroupEdit.Rename(String name) -> result.withName(name);
                case GroupEdit.Identify(String externalId) -> result.withSource(result.source(), externalId);
                case GroupEdit.Join _, GroupEdit.Leave _, GroupEdit.SetMembers _ -> result;
            };
        }
        return result;
    }

    private void editMembers(Tx tx, Actor actor, CustomerId customer, GroupId id, List<GroupEdit> edits) {
        for (GroupEdit edit : edits) {
            switch (edit) {
                case GroupEdit.Join(Set<UserId> joining) -> join(tx, actor, customer, id, joining);
                case GroupEdit.Leave(Set<UserId> leaving) -> memberships.remove(tx, actor, customer, id, leaving);
                case GroupEdit.SetMembers(Set<UserId> members) -> {
                    Set<UserId> leaving = new HashSet<>(store.members(tx, customer, id));
                    leaving.removeAll(members);
                    memberships.remove(tx, actor, customer, id, leaving);
                    join(tx, actor, customer, id, members);
                }
                case GroupEdit.Rename _, GroupEdit.Identify _ -> {}
            }
        }
    }

    private void join(Tx tx, Actor actor, CustomerId customer, GroupId id, Set<UserId> joining) {
        if (!users.known(tx, customer, joining).containsAll(joining)) {
            throw GroupSteps.unknownMember();
        }
        memberships.add(tx, actor, customer, id, joining);
    }

    private void requireFree(Tx tx, CustomerId customer, String name, @Nullable GroupId own) {
        store.byName(tx, customer, name).filter(other -> !other.equals(own)).ifPresent(_ -> {
            throw Refusal.taken("displayName");
        });
    }
}
