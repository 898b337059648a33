package io.surnia.directory;

import io.surnia.customers.CustomerId;
import io.surnia.mail.MailAddress;
import io.surnia.partner.Actor;
import io.surnia.people.GroupDetails;
import io.surnia.people.GroupId;
import io.surnia.people.Groups;
import io.surnia.people.ManagerDetails;
import io.surnia.people.ManagerId;
import io.surnia.people.Managers;
import io.surnia.people.Memberships;
import io.surnia.people.Source;
import io.surnia.people.UserDetails;
import io.surnia.people.UserId;
import io.surnia.people.UserUpserts;
import io.surnia.people.UserUpserts.Entry;
import io.surnia.people.UserUpserts.Result;
import io.surnia.people.Users;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Does what a plan says, in one transaction and a number of statements that does not grow with each person. */
final class PlanWriter {
    private static final int AT_ONCE = 5_000;
    private static final UserDetails BLANK = UserDetails.of("", "", "");

    private final Managers managers;
    private final Users users;
    private final UserUpserts upserts;
    private final Groups groups;
    private final Memberships memberships;
    private final LinkStore links = new LinkStore();

    PlanWriter(Managers managers, Users users, UserUpserts upserts, Groups groups, Memberships memberships) {
        this.managers = managers;
        this.users = users;
        this.upserts = upserts;
        this.groups = groups;
        this.memberships = memberships;
    }

    /**
     * @throws Problem where somebody else changed one of the people so meanwhile that it does not fit; all is rolled back
     */
    void write(Tx tx, Actor actor, Connection connection, Plan plan, Collection<KnownPerson> known) {
        CustomerId customer = connection.customer();
        Source source = connection.details().service().source();
        Standing standing = new Standing(source, superiors(tx, actor, customer, source, plan));
        // Links first: an external id that went to another user is free before that user takes it.
        if (!plan.links().isEmpty()) {
            links.link(tx, customer, connection.id(), plan.links());
        }
        users.restoreAll(tx, actor, customer, plan.restored());
        links.setArchived(tx, connection.id(), plan.restored(), false);
        change(tx, actor, customer, plan, known, standing);
        Map<UserId, Wanted> added = add(tx, actor, customer, plan.added(), standing);
        if (!added.isEmpty()) {
            links.link(tx, customer, connection.id(), ids(added));
        }
        users.archiveAll(tx, actor, customer, plan.archived());
        links.setArchived(tx, connection.id(), plan.archived(), true);
        regroup(tx, actor, connection, plan, added);
        users.syncFailed(tx, customer, plan.errors());
    }

    /** How people are to stand, from how they stand; managers by address, in lower case. */
    private record Standing(Source source, Map<String, ManagerId> superiors) {
        UserDetails after(Wanted wanted, UserDetails before) {
            @Nullable
            ManagerId manager = wanted.manager() == null
                    ? before.manager()
                    : superiors.get(MailAddress.keyOf(wanted.manager().email()));
            return before.withName(wanted.firstName(), wanted.lastName())
                    .withEmail(wanted.email())
                    .withManager(manager)
                    .withSource(source, wanted.id());
        }

        /** Whether a manager whom the directory gave is one no longer. */
        boolean isManagerGone(Wanted wanted, KnownPerson.@Nullable Superior is) {
            return wanted.manager() == null && is != null && is.source() == source;
        }
    }

    private static Map<UserId, String> ids(Map<UserId, Wanted> people) {
        Map<UserId, String> ids = new LinkedHashMap<>();
        people.forEach((user, wanted) -> ids.put(user, wanted.id()));
        return ids;
    }

    /** The managers of the people by address, in lower case, added where there are none. */
    private Map<String, ManagerId> superiors(Tx tx, Actor actor, CustomerId customer, Source source, Plan plan) {
        Map<String, Wanted.Superior> wanted = Stream.concat(plan.added().stream(), plan.changed().values().stream())
                .map(Wanted::manager)
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(
                        superior -> MailAddress.keyOf(superior.email()),
                        Function.identity(),
                        (one, _) -> one,
                        LinkedHashMap::new));
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Map<String, ManagerId> ids = links.managers(tx, customer, wanted.keySet());
        List<String> missing = wanted.keySet().stream()
                .filter(email -> !ids.containsKey(email))
                .toList();
        List<ManagerDetails> details = missing.stream()
                .map(wanted::get)
                .filter(Objects::nonNull)
                .map(superior -> ManagerDetails.of(superior.firstName(), superior.lastName(), superior.email())
                        .withSource(source, superior.id()))
                .toList();
        List<ManagerId> made = managers.addAll(tx, actor, customer, details);
        for (int i = 0; i < missing.size(); i++) {
            ids.put(missing.get(i), made.get(i));
        }
        return ids;
    }

    private void change(
            Tx tx, Actor actor, CustomerId customer, Plan plan, Collection<KnownPerson> known, Standing standing) {
        List<Entry> entries = new ArrayList<>();
        for (KnownPerson person : known) {
            Wanted wanted = plan.changed().get(person.id());
            if (wanted != null) {
                boolean isManagerGone = standing.isManagerGone(wanted, person.manager());
                UnaryOperator<UserDetails> change = before -> {
                    UserDetails after = standing.after(wanted, before);
                    return isManagerGone ? after.withManager(null) : after;
                };
                entries.add(new Entry(person.email(), null, BLANK, change));
            }
        }
        upsert(tx, actor, customer, entries);
    }

    private Map<UserId, Wanted> add(Tx tx, Actor actor, CustomerId customer, List<Wanted> people, Standing standing) {
        List<Entry> entries = people.stream()
                .map(wanted -> new Entry(wanted.email(), null, BLANK, before -> standing.after(wanted, before)))
                .toList();
        List<UserId> ids = upsert(tx, actor, customer, entries);
        Map<UserId, Wanted> added = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            added.put(ids.get(i), people.get(i));
        }
        return added;
    }

    private List<UserId> upsert(Tx tx, Actor actor, CustomerId customer, List<Entry> entries) {
        List<UserId> ids = new ArrayList<>();
        for (int from = 0; from < entries.size(); from += AT_ONCE) {
            List<Entry> some = entries.subList(from, Math.min(from + AT_ONCE, entries.size()));
            for (Result result : upserts.upsert(tx, actor, customer, some)) {
                ids.add(
                        switch (result) {
                            case Result.Added(UserId user) -> user;
                            case Result.Changed(UserId user) -> user;
                            case Result.Unchanged(UserId user) -> user;
                            case Result.Refused(Problem problem) -> throw problem;
                        });
            }
        }
        return ids;
    }

    private void regroup(Tx tx, Actor actor, Connection connection, Plan plan, Map<UserId, Wanted> added) {
        Map<String, Set<UserId>> joining = new HashMap<>();
        plan.joins().forEach((group, members) -> joining.put(group, new LinkedHashSet<>(members)));
        added.forEach((user, wanted) -> wanted.groups()
                .forEach(group -> joining.computeIfAbsent(group, _ -> new LinkedHashSet<>())
                        .add(user)));
        Map<String, GroupId> ids = groups(tx, actor, connection);
        joining.forEach((group, members) ->
                memberships.add(tx, actor, connection.customer(), Objects.requireNonNull(ids.get(group)), members));
        plan.leaves()
                .forEach((group, members) -> memberships.remove(
                        tx, actor, connection.customer(), Objects.requireNonNull(ids.get(group)), members));
    }

    /** Our groups by name in lower case, added where there are none. */
    private Map<String, GroupId> groups(Tx tx, Actor actor, Connection connection) {
        Map<String, String> names = new LinkedHashMap<>();
        connection.details().groups().stream()
                .map(GroupMapping::group)
                .filter(Objects::nonNull)
                .forEach(name -> names.putIfAbsent(Planner.key(name), name));
        Map<String, GroupId> ids = links.groups(tx, connection.customer(), names.keySet());
        Source source = connection.details().service().source();
        names.forEach((key, name) -> {
            if (!ids.containsKey(key)) {
                GroupDetails details = GroupDetails.of(name).withSource(source, null);
                ids.put(key, groups.add(tx, actor, connection.customer(), details));
            }
        });
        return ids;
    }
}
