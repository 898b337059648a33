package io.surnia.people;

import io.surnia.customers.CustomerId;
import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Adds and changes many users at once: a handful of statements, whatever their number. Who an entry is about is found by
 * the external id where it has one, else by the address; who is not found is added.
 */
public final class UserUpserts {
    private final Audit audit;
    private final Managers managers;
    private final UserStore store = new UserStore();

    public UserUpserts(Audit audit, Managers managers) {
        this.audit = audit;
        this.managers = managers;
    }

    /**
     * What is said of one user.
     *
     * @param change what it becomes, from what is set or, for one to be added, from {@code blank}; it may throw a problem
     */
    public record Entry(
            @Nullable String email,
            @Nullable String externalId,
            UserDetails blank,
            UnaryOperator<UserDetails> change) {}

    /** What became of an entry. */
    public sealed interface Result {
        record Added(UserId user) implements Result {}

        record Changed(UserId user) implements Result {}

        record Unchanged(UserId user) implements Result {}

        /** Nothing was done; the other entries are not held up by it. */
        record Refused(Problem problem) implements Result {}
    }

    /**
     * Does what the entries say, in their order, and says what became of each. It leaves an audit entry for each user.
     *
     * @throws Problem where somebody else takes an address meanwhile; all is rolled back then
     */
    public List<Result> upsert(Tx tx, Actor actor, CustomerId customer, List<Entry> entries) {
        Batch batch = new Batch(tx, customer, entries);
        List<@Nullable Plan> plans = batch.plans();
        List<Plan> added = plans.stream()
                .filter(Objects::nonNull)
                .filter(plan -> plan.before == null)
                .toList();
        List<Plan> changed = plans.stream()
                .filter(Objects::nonNull)
                .filter(plan -> plan.before != null && !plan.before.details().equals(plan.after))
                .toList();
        add(tx, actor, customer, added);
        change(tx, actor, customer, changed);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            Plan plan = plans.get(i);
            results.add(plan == null ? new Result.Refused(batch.problem(i)) : plan.result());
        }
        return results;
    }

    private void add(Tx tx, Actor actor, CustomerId customer, List<Plan> plans) {
        if (plans.isEmpty()) {
            return;
        }
        List<UserId> ids = store.nextIds(tx, plans.size());
        List<UserDetails> details = plans.stream().map(plan -> plan.after).toList();
        if (store.insert(tx, customer, ids, details).size() < ids.size()) {
            throw Problem.conflict("taken", "An email or external_id was taken by another request meanwhile.");
        }
        List<Audit.Change> changes = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            plans.get(i).id = ids.get(i);
            changes.add(new Audit.Change(subject(ids.get(i)), null, details.get(i)));
        }
        follow(tx, actor, customer, "create", ids, changes);
    }

    private void change(Tx tx, Actor actor, CustomerId customer, List<Plan> plans) {
        if (plans.isEmpty()) {
            return;
        }
        List<UserId> ids = plans.stream().map(Plan::id).toList();
        store.updateAll(
                tx, customer, ids, plans.stream().map(plan -> plan.after).toList());
        List<Audit.Change> changes = plans.stream()
                .map(plan -> new Audit.Change(
                        subject(plan.id()), Objects.requireNonNull(plan.before).details(), plan.after))
                .toList();
        follow(tx, actor, customer, "change", ids, changes);
    }

    private void follow(
            Tx tx, Actor actor, CustomerId customer, String action, List<UserId> ids, List<Audit.Change> changes) {
        audit.recordAll(tx, actor, action, changes);
        ids.forEach(id -> tx.raise(new PersonChanged(customer, id)));
    }

    private static Subject subject(UserId id) {
        return new Subject("user", id.value());
    }

    /** What is to be done about one entry. */
    private static final class Plan {
        private final @Nullable User before;
        private final UserDetails after;
        private @Nullable UserId id;

        Plan(@Nullable User before, UserDetails after) {
            this.before = before;
            this.after = after;
            this.id = before == null ? null : before.id();
        }

        UserId id() {
            return Objects.requireNonNull(id);
        }

        Result result() {
            if (before == null) {
                return new Result.Added(id());
            }
            return before.details().equals(after) ? new Result.Unchanged(id()) : new Result.Changed(id());
        }
    }

    /** Finds whom the entries are about and what would not be allowed, before anything is written. */
    private final class Batch {
        private final List<Entry> entries;
        private final Map<String, User> byEmail = new HashMap<>();
        private final Map<String, User> byExternalId = new HashMap<>();
        private final Map<Integer, Problem> problems = new HashMap<>();
        private final List<@Nullable Plan> plans = new ArrayList<>();

        Batch(Tx tx, CustomerId customer, List<Entry> entries) {
            this.entries = entries;
            List<String> emails = entries.stream()
                    .map(Entry::email)
                    .filter(Objects::nonNull)
                    .map(UserUpserts::key)
                    .toList();
            List<String> externalIds = entries.stream()
                    .map(Entry::externalId)
                    .filter(Objects::nonNull)
                    .toList();
            for (User user : store.lockKnown(tx, customer, emails, externalIds)) {
                byEmail.put(key(user.details().email()), user);
                if (user.details().externalId() != null) {
                    byExternalId.put(user.details().externalId(), user);
                }
            }
            for (int i = 0; i < entries.size(); i++) {
                plans.add(plan(i));
            }
            refuseManagerUnknowns(managers.known(
                    tx,
                    customer,
                    plans.stream()
                            .filter(Objects::nonNull)
                            .map(plan -> plan.after.manager())
                            .filter(Objects::nonNull)
                            .distinct()
                            .toList()));
            refuseTaken();
        }

        List<@Nullable Plan> plans() {
            return plans;
        }

        Problem problem(int row) {
            return Objects.requireNonNull(problems.get(row));
        }

        private @Nullable Plan plan(int row) {
            Entry entry = entries.get(row);
            User known = entry.externalId() == null ? null : byExternalId.get(entry.externalId());
            if (known == null && entry.email() != null) {
                known = byEmail.get(key(entry.email()));
            }
            try {
                return new Plan(known, entry.change().apply(known == null ? entry.blank() : known.details()));
            } catch (Problem problem) {
                problems.put(row, problem);
                return null;
            }
        }

        private void refuseManagerUnknowns(Set<ManagerId> known) {
            for (int i = 0; i < plans.size(); i++) {
                Plan plan = plans.get(i);
                if (plan != null && plan.after.manager() != null && !known.contains(plan.after.manager())) {
                    refuse(i, Problem.invalidParameter("manager_id", "There is no manager of this manager_id."));
                }
            }
        }

        /** Two entries about one user, or an address or external id that is another's. */
        private void refuseTaken() {
            Set<UserId> users = new HashSet<>();
            Set<String> emails = new HashSet<>();
            Set<String> externalIds = new HashSet<>();
            for (int i = 0; i < plans.size(); i++) {
                Plan plan = plans.get(i);
                if (plan == null) {
                    continue;
                }
                String external = plan.after.externalId();
                if (isAnothers(plan, byEmail.get(key(plan.after.email()))) || !emails.add(key(plan.after.email()))) {
                    refuse(i, Problem.invalidParameter("email", "The email is another user's of this customer."));
                } else if (external != null
                        && (isAnothers(plan, byExternalId.get(external)) || !externalIds.add(external))) {
                    refuse(
                            i,
                            Problem.invalidParameter(
                                    "external_id", "The external_id is another user's of this customer."));
                } else if (plan.before != null && !users.add(plan.before.id())) {
                    refuse(i, Problem.invalidParameter("email", "The email is of a user whom another row names."));
                }
            }
        }

        private static boolean isAnothers(Plan plan, @Nullable User holder) {
            return holder != null && (plan.before == null || !plan.before.id().equals(holder.id()));
        }

        private void refuse(int row, Problem problem) {
            plans.set(row, null);
            problems.put(row, problem);
        }
    }

    private static String key(String email) {
        return email.toLowerCase(Locale.ROOT);
    }
}
