package io.surnia.directory;

import io.surnia.directory.ConnectionDetails.Selection;
import io.surnia.mail.MailAddress;
import io.surnia.people.Source;
import io.surnia.people.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes the plan of one run: a pure function of who is here, what the directory holds and what the partner decided.
 *
 * <p>A person is found by the link, else by the id that an earlier connection left, else by address: that user is adopted. Who is gone there, disabled, skipped or in
 * none of the selected groups is archived; who was archived by the connection is restored when wanted again, and who was
 * archived by hand stays so. Users who were forgotten stay forgotten.
 */
final class Planner {
    private final ConnectionId connection;
    private final ConnectionDetails details;
    private final Source source;
    private final Map<String, Person> directory;
    private final Map<String, Set<String>> members;
    private final Collection<KnownPerson> known;
    private final Map<String, KnownPerson> byLink = new HashMap<>();
    private final Map<String, KnownPerson> byEmail = new HashMap<>();
    private final Map<String, KnownPerson> byExternalId = new HashMap<>();
    private final Set<String> emailsTaken = new HashSet<>();
    private final Set<UserId> met = new HashSet<>();

    private final List<Wanted> added = new ArrayList<>();
    private final Map<UserId, Wanted> changed = new LinkedHashMap<>();
    private final Set<UserId> archived = new LinkedHashSet<>();
    private final Set<UserId> restored = new LinkedHashSet<>();
    private final Map<UserId, String> links = new LinkedHashMap<>();
    private final Map<String, Set<UserId>> joins = new TreeMap<>();
    private final Map<String, Set<UserId>> leaves = new TreeMap<>();
    private final Map<UserId, Optional<String>> errors = new LinkedHashMap<>();
    private final List<String> refusals = new ArrayList<>();
    private int unchanged;
    private int skipped;

    private Planner(
            ConnectionId connection, ConnectionDetails details, Snapshot snapshot, Collection<KnownPerson> known) {
        this.connection = connection;
        this.details = details;
        this.source = details.service().source();
        this.directory = snapshot.people();
        this.members = snapshot.groups();
        this.known = known;
        for (KnownPerson person : known) {
            byEmail.put(MailAddress.keyOf(person.email()), person);
            if (person.externalId() != null) {
                byExternalId.put(person.externalId(), person);
            }
            if (person.isLinkedTo(connection)) {
                byLink.put(Objects.requireNonNull(person.link()).externalId(), person);
            }
        }
    }

    static Plan plan(
            ConnectionId connection, ConnectionDetails details, Snapshot snapshot, Collection<KnownPerson> known) {
        return new Planner(connection, details, snapshot, known).plan();
    }

    private Plan plan() {
        Map<String, Set<String>> groups = groups();
        // Whoever is linked first, so that nobody adopts the user of another person of the directory.
        List<Person> people = directory.values().stream()
                .filter(this::isWanted)
                .sorted((one, other) -> {
                    int linked = Boolean.compare(byLink.containsKey(other.id()), byLink.containsKey(one.id()));
                    return linked != 0 ? linked : one.id().compareTo(other.id());
                })
                .toList();
        for (Person person : people) {
            Person manager = person.manager() == null ? null : directory.get(person.manager());
            Optional<Wanted> wanted = Wanted.of(person, manager, groups.getOrDefault(person.id(), Set.of()));
            if (wanted.isPresent()) {
                place(wanted.get());
            } else {
                refuse(person.id(), byLink.get(person.id()), "has no e-mail address that mail can be sent to");
            }
        }
        int active = archiveOthers();
        return new Plan(
                added, changed, archived, restored, links, joins, leaves, errors, refusals, unchanged, skipped, active);
    }

    /** The names of our groups that people are to be in, by the people's ids. */
    private Map<String, Set<String>> groups() {
        Map<String, Set<String>> names = new HashMap<>();
        for (GroupMapping mapping : details.groups()) {
            if (mapping.group() != null) {
                for (String id : members.getOrDefault(mapping.directoryGroup(), Set.of())) {
                    names.computeIfAbsent(id, _ -> new HashSet<>()).add(key(mapping.group()));
                }
            }
        }
        return names;
    }

    private boolean isWanted(Person person) {
        boolean isSelected = details.selection() == Selection.USERS
                || members.values().stream().anyMatch(group -> group.contains(person.id()));
        if (!isSelected) {
            return false;
        }
        boolean isSkipped = !person.isEnabled() || details.skipRules().stream().anyMatch(rule -> rule.meets(person));
        if (isSkipped) {
            skipped++;
        }
        return !isSkipped;
    }

    private void place(Wanted wanted) {
        String email = MailAddress.keyOf(wanted.email());
        KnownPerson linked = byLink.get(wanted.id());
        KnownPerson holder = byEmail.get(email);
        KnownPerson namesake = byExternalId.get(wanted.id());
        KnownPerson user = linked != null ? linked : isOrphan(namesake) ? namesake : holder;
        if (!emailsTaken.add(email)) {
            refuse(wanted.id(), linked, "has the e-mail address of another person of the directory");
        } else if (user == null && namesake == null) {
            added.add(wanted);
        } else if (user == null) {
            refuse(wanted.id(), null, "has an id that is another user's here");
        } else if (met.contains(user.id())) {
            refuse(wanted.id(), null, "has the e-mail address of another person whom the directory brought");
        } else if (isOther(holder, user)) {
            refuse(wanted.id(), linked, "has an e-mail address that is another user's here");
        } else if (isOther(namesake, user)) {
            refuse(wanted.id(), linked, "has an id that is another user's here");
        } else if (user.link() != null && !user.isLinkedTo(connection)) {
            refuse(wanted.id(), null, "is looked after by another connection");
        } else if (linked == null && user.source() == Source.SCIM) {
            refuse(wanted.id(), null, "is looked after through SCIM");
        } else {
            meet(user, wanted, linked == null);
        }
    }

    /** Whether a connection that was removed has brought the user, from a directory like this one. */
    private boolean isOrphan(@Nullable KnownPerson user) {
        return user != null && user.link() == null && user.source() == source;
    }

    private static boolean isOther(@Nullable KnownPerson holder, KnownPerson user) {
        return holder != null && !holder.id().equals(user.id());
    }

    private void meet(KnownPerson user, Wanted wanted, boolean isAdopted) {
        met.add(user.id());
        if (user.isErased()) {
            return;
        }
        if (isAdopted) {
            links.put(user.id(), wanted.id());
        }
        boolean wasArchivedHere = user.link() != null && user.link().isArchivedHere();
        if (user.isArchived() && !isAdopted && !wasArchivedHere) {
            unchanged++;
            return;
        }
        if (user.isArchived()) {
            restored.add(user.id());
        }
        if (differs(user, wanted)) {
            changed.put(user.id(), wanted);
        } else if (!user.isArchived()) {
            unchanged++;
        }
        if (user.syncError() != null) {
            errors.put(user.id(), Optional.empty());
        }
        regroup(user, wanted.groups());
    }

    private boolean differs(KnownPerson user, Wanted wanted) {
        return !user.firstName().equals(wanted.firstName())
                || !user.lastName().equals(wanted.lastName())
                || !user.email().equals(wanted.email())
                || user.source() != source
                || !wanted.id().equals(user.externalId())
                || hasOtherManager(user.manager(), wanted.manager());
    }

    /** A manager that the directory does not name stays where somebody here chose it. */
    private boolean hasOtherManager(KnownPerson.@Nullable Superior is, Wanted.@Nullable Superior wanted) {
        if (wanted == null) {
            return is != null && is.source() == source;
        }
        return is == null || !is.email().equalsIgnoreCase(wanted.email());
    }

    private void regroup(KnownPerson user, Set<String> wanted) {
        for (String group : wanted) {
            if (!user.groups().contains(group)) {
                joins.computeIfAbsent(group, _ -> new LinkedHashSet<>()).add(user.id());
            }
        }
        for (String group : user.groups()) {
            if (!wanted.contains(group)) {
                leaves.computeIfAbsent(group, _ -> new LinkedHashSet<>()).add(user.id());
            }
        }
    }

    /** Archives whom the connection brought and the directory does not want; how many it brought who are active. */
    private int archiveOthers() {
        int active = 0;
        for (KnownPerson person : known) {
            if (person.isLinkedTo(connection) && !person.isArchived()) {
                active++;
                if (!met.contains(person.id())) {
                    archived.add(person.id());
                }
            }
        }
        return active;
    }

    /** A user of whom something is wrong stays as it is. */
    private void refuse(String id, @Nullable KnownPerson user, String reason) {
        refusals.add("%s %s".formatted(id, reason));
        if (user != null && met.add(user.id())) {
            String error = "The person %s.".formatted(reason);
            if (!error.equals(user.syncError())) {
                errors.put(user.id(), Optional.of(error));
            }
        }
    }

    static String key(String group) {
        return group.toLowerCase(Locale.ROOT);
    }
}
