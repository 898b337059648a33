package io.surnia.scim;

import io.surnia.customers.CustomerId;
import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.people.Memberships;
import io.surnia.people.Source;
import io.surnia.people.UserDetails;
import io.surnia.people.UserId;
import io.surnia.people.Users;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The users of a customer as a directory keeps them. What it deletes is archived, and there no longer for it; what it
 * provisions anew comes back with its history. Writers of one customer must hold its lock ({@link Transactions}).
 */
final class ScimUsers {
    private static final UserDetails NEW = UserDetails.of("", "", "").withSource(Source.SCIM, null);

    private final Audit audit;
    private final Users users;
    private final Memberships memberships;
    private final Superiors superiors;
    private final ScimUserStore store = new ScimUserStore();

    ScimUsers(Audit audit, Users users, Memberships memberships, Superiors superiors) {
        this.audit = audit;
        this.users = users;
        this.memberships = memberships;
        this.superiors = superiors;
    }

    List<ScimUser> page(Tx tx, CustomerId customer, Search search) {
        return search.count() == 0 ? List.of() : store.page(tx, customer, search);
    }

    long count(Tx tx, CustomerId customer, Search search) {
        return store.count(tx, customer, search);
    }

    /** @throws Problem 404 where there is no such user of that customer, or no longer */
    ScimUser get(Tx tx, CustomerId customer, UserId id) {
        return store.find(tx, customer, id).orElseThrow(() -> Users.unknown(id));
    }

    /** The groups of users, ordered by user and group. */
    List<ScimUserStore.Membership> groupsOf(Tx tx, CustomerId customer, Collection<UserId> ids) {
        return store.groupsOf(tx, customer, ids);
    }

    /**
     * Provisions a user: one whom a directory deleted, or whom none knew yet under this address or external id, is taken
     * over; else it is added.
     *
     * @throws Problem 409 {@code uniqueness} where the user is there already; 400 for what cannot be a value
     */
    UserId create(Tx tx, Actor actor, CustomerId customer, Profile asked) {
        Profile profile = asked.checked();
        List<ScimUser> holders = store.holders(tx, customer, profile);
        holders.stream().filter(holder -> isThere(holder, profile)).findFirst().ifPresent(holder -> {
            throw taken(holder, profile);
        });
        if (holders.size() > 1) {
            throw taken(holders.getLast(), profile);
        }
        if (holders.isEmpty()) {
            UserId id = users.add(tx, actor, customer, details(tx, actor, customer, NEW, Profile.BLANK, profile));
            follow(tx, actor, customer, id, null, profile);
            return id;
        }
        ScimUser known = holders.getFirst();
        write(tx, actor, customer, known, profile);
        return known.id();
    }

    /**
     * Changes a user.
     *
     * @throws Problem 404 where there is none; 409 {@code uniqueness} where the user name, address or external id is
     *     another's; 400 for what cannot be a value
     */
    void change(Tx tx, Actor actor, CustomerId customer, UserId id, UnaryOperator<Profile> change) {
        ScimUser before = get(tx, customer, id);
        Profile after = change.apply(before.profile()).checked();
        if (after.equals(before.profile())) {
            return;
        }
        store.holders(tx, customer, after).stream()
                .filter(holder -> !holder.id().equals(id))
                .findFirst()
                .ifPresent(holder -> {
                    throw taken(holder, after);
                });
        write(tx, actor, customer, before, after);
    }

    /**
     * Archives a user, who leaves every group and is there no longer for the directory.
     *
     * @throws Problem 404 where there is none
     */
    void delete(Tx tx, Actor actor, CustomerId customer, UserId id) {
        ScimUser before = get(tx, customer, id);
        List<UserId> user = List.of(id);
        store.groupsOf(tx, customer, user)
                .forEach(membership -> memberships.remove(tx, actor, customer, membership.group(), user));
        users.archive(tx, actor, customer, id);
        store.save(tx, customer, id, ScimUserStore.Account.of(before.profile()));
        store.markDeleted(tx, customer, id);
        audit.record(tx, actor, "deprovision", new Subject("user", id.value()), null, null);
    }

    private void write(Tx tx, Actor actor, CustomerId customer, ScimUser before, Profile after) {
        UserDetails was = users.get(tx, customer, before.id()).details();
        UserDetails is = details(tx, actor, customer, was, before.profile(), after);
        if (!is.equals(was)) {
            users.change(tx, actor, customer, before.id(), _ -> is);
        }
        follow(tx, actor, customer, before.id(), before, after);
        superiors.follow(tx, actor, customer, was, is);
    }

    private void follow(Tx tx, Actor actor, CustomerId customer, UserId id, @Nullable ScimUser before, Profile after) {
        boolean wasActive = before == null || before.profile().active();
        if (after.active() && !wasActive) {
            users.restore(tx, actor, customer, id);
        } else if (!after.active() && wasActive) {
            users.archive(tx, actor, customer, id);
        }
        ScimUserStore.Account was =
                before == null || !before.known() ? null : ScimUserStore.Account.of(before.profile());
        ScimUserStore.Account is = ScimUserStore.Account.of(after);
        if (!is.equals(was) || (before != null && before.deleted())) {
            store.save(tx, customer, id, is);
            audit.record(tx, actor, "provision", new Subject("user", id.value()), was, is);
        }
    }

    private UserDetails details(
            Tx tx, Actor actor, CustomerId customer, UserDetails was, Profile before, Profile after) {
        boolean sameManager = Objects.equals(before.manager(), after.manager());
        return was.withName(after.givenName(), after.familyName())
                .withEmail(after.address())
                .withSource(was.source(), after.externalId())
                .withManager(sameManager ? was.manager() : superiors.of(tx, actor, customer, after.manager()));
    }

    /** Whether a directory that asks before it creates, as all do, would have found this one. */
    private static boolean isThere(ScimUser holder, Profile profile) {
        return !holder.deleted()
                && (holder.known() || holder.profile().userName().equalsIgnoreCase(profile.userName()));
    }

    private static Problem taken(ScimUser holder, Profile profile) {
        if (holder.profile().userName().equalsIgnoreCase(profile.userName())) {
            return Refusal.taken("userName");
        }
        return Refusal.taken(holder.email().equalsIgnoreCase(profile.address()) ? "e-mail address" : "externalId");
    }
}
