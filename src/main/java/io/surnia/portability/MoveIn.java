package io.surnia.portability;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.assignments.AssignmentId;
import io.surnia.assignments.Target;
import io.surnia.assignments.Terms;
import io.surnia.customers.CustomerId;
import io.surnia.partner.Actor;
import io.surnia.people.GroupId;
import io.surnia.people.ManagerId;
import io.surnia.people.UserDetails;
import io.surnia.people.UserId;
import io.surnia.platform.db.Sequences;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import io.surnia.platform.time.Tenant;
import io.surnia.portability.MovedStore.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Moves a partner in from a running deployment through its partner API: settings, customers, managers, people, groups
 * with their members, assignments with whom they ask, and what was completed. Everything keeps its id where that is free.
 * It can be run again: what moved already stays as it is here, and what is new there is added.
 */
public final class MoveIn {
    private static final Actor ACTOR = new Actor.Operator("surnia import cyberhoot");

    private final MoveInRooms rooms;
    private final RemoteApi api;
    private final Consumer<String> progress;
    private final MovedStore store = new MovedStore();
    private final Map<Kind, Map<Long, Long>> here = new EnumMap<>(Kind.class);
    private final Map<Kind, long[]> counts = new EnumMap<>(Kind.class);
    private final Map<String, Long> leftBehind = new LinkedHashMap<>();

    /** @param progress is told what is being moved, before it is moved */
    public MoveIn(MoveInRooms rooms, RemoteApi api, Consumer<String> progress) {
        this.rooms = rooms;
        this.api = api;
        this.progress = progress;
    }

    /**
     * Moves everything in. Each thing is its own transaction: what an interruption left out, the next run adds.
     *
     * @param into a partner that is here; null for the one that an earlier run made, else a new one
     * @throws io.surnia.platform.problem.StartupFailure where the other deployment does not answer
     */
    public MoveInReport run(@Nullable Tenant into) {
        progress.accept("settings");
        Tenant tenant = tenant(into, api.get("/api/partner/settings/"));
        for (Kind kind : Kind.values()) {
            here.put(kind, rooms.db().inTenant(tenant, tx -> store.all(tx, api.name(), kind)));
            counts.put(kind, new long[3]);
        }
        new Run(tenant).all();
        List<String> left = new ArrayList<>();
        leftBehind.forEach((what, count) -> left.add("%d %s".formatted(count, what)));
        return new MoveInReport(tenant.partnerId(), moved(), left);
    }

    private Tenant tenant(@Nullable Tenant into, JsonNode settings) {
        Tenant tenant = found(into, settings);
        rooms.db().doInTenant(tenant, this::keepQuiet);
        return tenant;
    }

    /** Whoever moves in was welcomed, and told of the work, where he comes from. */
    private void keepQuiet(Tx tx) {
        LocalDate tomorrow = tx.today().plusDays(1);
        if (rooms.notices().days().startsOn(tx).isBefore(tomorrow)) {
            rooms.notices().days().start(tx, ACTOR, tomorrow);
        }
    }

    private Tenant found(@Nullable Tenant into, JsonNode settings) {
        if (into != null) {
            return into;
        }
        List<Tenant> earlier = new ArrayList<>();
        rooms.tenants().each(each -> {
            if (rooms.db()
                    .inTenant(each.tenant(), tx -> store.all(tx, api.name(), Kind.PARTNER))
                    .containsKey(RemoteList.id(settings))) {
                earlier.add(each.tenant());
            }
        });
        if (!earlier.isEmpty()) {
            return earlier.getFirst();
        }
        Tenant made =
                rooms.partners().create(ACTOR, RemoteRecords.partner(settings)).tenant();
        rooms.db()
                .doInTenant(
                        made, tx -> store.add(tx, api.name(), Kind.PARTNER, RemoteList.id(settings), made.partnerId()));
        return made;
    }

    private Map<String, MoveInReport.Count> moved() {
        Map<String, MoveInReport.Count> moved = new LinkedHashMap<>();
        counts.forEach((kind, count) -> {
            if (kind != Kind.PARTNER) {
                moved.put(kind.word + "s", new MoveInReport.Count(count[0], count[1], count[2]));
            }
        });
        return moved;
    }

    private void leave(String what) {
        leftBehind.merge(what, 1L, Long::sum);
    }

    private final class Run {
        private final Tenant tenant;

        Run(Tenant tenant) {
            this.tenant = tenant;
        }

        void all() {
            progress.accept("customers");
            List<JsonNode> customers = new ArrayList<>();
            RemoteList.ofCustomers(api).forEachRemaining(customers::add);
            customers.sort(Comparator.comparingLong(RemoteList::id));
            customers.forEach(row -> move(
                    Kind.CUSTOMER,
                    row,
                    tx -> rooms.customers()
                            .create(tx, ACTOR, RemoteRecords.customer(row))
                            .id()
                            .value()));
            List<Long> ids = customers.stream().map(RemoteList::id).toList();
            each("managers", ids, this::manager);
            each("users", ids, this::user);
            each("groups", ids, this::group);
            progress.accept("assignments");
            for (JsonNode customer : customers) {
                if (customer.path("customer_type").asText().equals("power")) {
                    assignments(RemoteList.id(customer));
                } else {
                    leave("customer's programme: it begins anew here, by itself");
                }
            }
        }

        /** Of every customer, in the order of the ids of all: so the sequence need only move ahead. */
        private void each(String what, List<Long> customers, RemoteList.RowReader reader) {
            progress.accept(what);
            RemoteList.merged(
                    customers.stream()
                            .map(customer -> RemoteList.of(api, customer, what))
                            .toList(),
                    reader);
        }

        private void manager(long there, JsonNode row) {
            CustomerId customer = new CustomerId(require(Kind.CUSTOMER, there));
            move(Kind.MANAGER, row, tx -> {
                ManagerId id = rooms.managers().add(tx, ACTOR, customer, RemoteRecords.manager(row));
                if (!RemoteRecords.flag(row, "active")) {
                    rooms.managers().archive(tx, ACTOR, customer, id);
                }
                return id.value();
            });
        }

        private void user(long there, JsonNode row) {
            CustomerId customer = new CustomerId(require(Kind.CUSTOMER, there));
            Long manager = mapped(Kind.MANAGER, row.path("manager_id").asLong());
            UserDetails details = RemoteRecords.user(row, manager == null ? null : new ManagerId(manager));
            move(Kind.USER, row, tx -> {
                UserId id = rooms.users().add(tx, ACTOR, customer, details);
                if (RemoteRecords.flag(row, "onboarding_email_sent")) {
                    rooms.users().onboarded(tx, customer, List.of(id));
                }
                if (!RemoteRecords.flag(row, "active")) {
                    rooms.users().archive(tx, ACTOR, customer, id);
                }
                return id.value();
            });
        }

        private void group(long there, JsonNode row) {
            CustomerId customer = new CustomerId(require(Kind.CUSTOMER, there));
            move(
                    Kind.GROUP,
                    row,
                    tx -> rooms.groups()
                            .add(tx, ACTOR, customer, RemoteRecords.group(row))
                            .value());
            Long group = mapped(Kind.GROUP, RemoteList.id(row));
            List<UserId> members = new ArrayList<>();
            row.path("users").forEach(member -> {
                Long user = mapped(Kind.USER, RemoteList.id(member));
                if (user != null) {
                    members.add(new UserId(user));
                }
            });
            if (group != null && !members.isEmpty()) {
                rooms.db()
                        .doInTenant(
                                tenant,
                                tx -> rooms.memberships().add(tx, ACTOR, customer, new GroupId(group), members));
            }
        }

        private void assignments(long there) {
            CustomerId customer = new CustomerId(require(Kind.CUSTOMER, there));
            List<JsonNode> rows = new ArrayList<>();
            RemoteList.of(api, there, "assignments").forEachRemaining(row -> {
                if (RemoteRecords.flag(row, "archived")) {
                    leave("archived assignments");
                } else {
                    rows.add(row);
                }
            });
            Asked asked = asked(there);
            for (JsonNode row : rows) {
                move(Kind.ASSIGNMENT, row, tx -> {
                    Terms terms = RemoteRecords.terms(row, tx.today());
                    return rooms.assignments()
                            .create(tx, ACTOR, customer, terms, targets(row, asked))
                            .value();
                });
            }
            complete(there, customer);
        }

        private List<Target> targets(JsonNode row, Asked asked) {
            List<Target> targets = new ArrayList<>();
            row.path("groups").forEach(group -> {
                Long id = mapped(Kind.GROUP, group.path("group_id").asLong());
                if (id != null) {
                    targets.add(new Target.OfGroup(new GroupId(id)));
                }
            });
            Set<Long> people = asked.of().getOrDefault(RemoteList.id(row), Set.of());
            if (targets.isEmpty() && !people.isEmpty()) {
                if (people.size() == asked.active()) {
                    return List.of(new Target.Everyone());
                }
                people.stream().sorted().forEach(user -> targets.add(new Target.OfUser(new UserId(user))));
            }
            return targets;
        }

        /** Whom assignments ask, as the people's own lists tell it; an assignment tells of its groups alone. */
        private Asked asked(long customer) {
            Map<Long, Set<Long>> of = new HashMap<>();
            long[] active = {0};
            RemoteList.of(api, customer, "users").forEachRemaining(row -> {
                Long user = mapped(Kind.USER, RemoteList.id(row));
                if (user != null && RemoteRecords.flag(row, "active")) {
                    active[0]++;
                    row.path("assignments")
                            .forEach(list ->
                                    list.forEach(item -> of.computeIfAbsent(RemoteList.id(item), _ -> new HashSet<>())
                                            .add(user)));
                }
            });
            return new Asked(of, active[0]);
        }

        /** What was completed there is completed here, at the same instant; a policy must be accepted by its reader. */
        private void complete(long there, CustomerId customer) {
            RemoteList.of(api, there, "users").forEachRemaining(row -> {
                Long user = mapped(Kind.USER, RemoteList.id(row));
                for (JsonNode list : row.path("assignments")) {
                    for (JsonNode item : list) {
                        Long assignment = mapped(Kind.ASSIGNMENT, RemoteList.id(item));
                        if (user != null
                                && assignment != null
                                && item.path("completed_date").isNumber()) {
                            complete(customer, new UserId(user), new AssignmentId(assignment), item);
                        }
                    }
                }
            });
        }

        private void complete(CustomerId customer, UserId user, AssignmentId assignment, JsonNode item) {
            if (item.path("type").asText().equals("policy")) {
                leave("policies that were accepted: they are asked anew");
                return;
            }
            Instant at = Instant.ofEpochSecond(item.path("completed_date").asLong());
            try {
                rooms.db().inTenant(tenant, at, tx -> rooms.learning().complete(tx, ACTOR, customer, user, assignment));
            } catch (Problem notOwed) {
                leave("completions of what is not asked any more");
            }
        }

        /** Adds a thing that did not move yet, under its id there where that is free. */
        private void move(Kind kind, JsonNode row, ToLongFunction<Tx> creation) {
            long there = RemoteList.id(row);
            long[] count = counts.getOrDefault(kind, new long[3]);
            count[0]++;
            if (mapped(kind, there) != null) {
                return;
            }
            try {
                long made = rooms.db().inTenant(tenant, tx -> {
                    Sequences.advanceTo(tx, kind.sequence, there);
                    long id = creation.applyAsLong(tx);
                    store.add(tx, api.name(), kind, there, id);
                    return id;
                });
                here.computeIfAbsent(kind, _ -> new HashMap<>()).put(there, made);
                count[1]++;
                count[2] += made == there ? 1 : 0;
            } catch (Problem refused) {
                leave("%ss that cannot be taken (%s)".formatted(kind.word, refused.getMessage()));
            }
        }

        private long require(Kind kind, long there) {
            return Optional.ofNullable(mapped(kind, there))
                    .orElseThrow(() -> Problem.notFound("There is no %s %d.".formatted(kind.word, there)));
        }

        private @Nullable Long mapped(Kind kind, long there) {
            return here.getOrDefault(kind, Map.of()).get(there);
        }
    }

    /**
     * @param of by assignment there, the people here whom it asks
     * @param active how many active people the customer has
     */
    private record Asked(Map<Long, Set<Long>> of, long active) {}
}
