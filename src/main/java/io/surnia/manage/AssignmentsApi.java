package io.surnia.manage;

import io.surnia.assignments.Assignment;
import io.surnia.assignments.AssignmentId;
import io.surnia.assignments.Assignments;
import io.surnia.assignments.Target;
import io.surnia.assignments.Terms;
import io.surnia.customers.CustomerId;
import io.surnia.customers.Customers;
import io.surnia.library.LibraryEditing;
import io.surnia.library.LibraryId;
import io.surnia.library.LibraryKind;
import io.surnia.manage.wire.WireAssignment;
import io.surnia.people.GroupId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Slice;
import io.surnia.platform.db.Tx;
import io.surnia.platform.http.Answer;
import io.surnia.platform.http.Call;
import io.surnia.platform.problem.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is asked of a customer's people, and of whom. */
final class AssignmentsApi {
    private static final int MOST_TARGETS = 1_000;
    private static final List<String> KINDS =
            Arrays.stream(LibraryKind.values()).map(LibraryKind::word).toList();

    private final Reads reads;
    private final Writes writes;
    private final Customers customers;
    private final LibraryEditing library;
    private final Assignments assignments;

    AssignmentsApi(Reads reads, Writes writes, Customers customers, LibraryEditing library, Assignments assignments) {
        this.reads = reads;
        this.writes = writes;
        this.customers = customers;
        this.library = library;
        this.assignments = assignments;
    }

    void list(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        LibraryKind kind = call.choice("kind", KINDS).map(LibraryKind::ofWord).orElse(null);
        reads.list(caller, (tx, slice) -> page(tx, customer, kind, slice), sent -> sent);
    }

    void one(Call call) throws IOException {
        Caller caller = Caller.of(call);
        reads.one(caller, one(caller, caller.customer(), id(call)));
    }

    void create(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        Fields fields = Fields.of(call);
        @Nullable Long item = fields.idOrNull("library_id", null);
        if (item == null) {
            fields.require("kind", "name");
        }
        LibraryKind kind = fields.word("kind", LibraryKind.class, LibraryKind.VIDEO);
        List<Target> targets = targets(fields);
        writes.create(
                caller,
                tx -> {
                    customers.get(tx, customer);
                    Terms blank = item == null
                            ? Terms.of(kind, "", tx.today())
                            : Terms.ofItem(library.get(tx, new LibraryId(item)), tx.today());
                    Terms terms = TermsFields.read(fields, blank);
                    fields.verify();
                    return assignments
                            .create(tx, caller.actor(), customer, terms, targets)
                            .value();
                },
                id -> one(caller, customer, new AssignmentId(id)));
    }

    void change(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        AssignmentId id = id(call);
        Fields fields = Fields.of(call);
        writes.change(
                caller,
                one(caller, customer, id),
                tx -> assignments.change(tx, caller.actor(), customer, id, before -> {
                    Terms terms = TermsFields.read(fields, before);
                    fields.verify();
                    return terms;
                }));
    }

    void archive(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        AssignmentId id = id(call);
        writes.change(caller, one(caller, customer, id), tx -> assignments.archive(tx, caller.actor(), customer, id));
    }

    void restore(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        AssignmentId id = id(call);
        writes.change(caller, one(caller, customer, id), tx -> assignments.restore(tx, caller.actor(), customer, id));
    }

    /** Starts its next version, archives this one, and answers 201 with the new one. */
    void renew(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        AssignmentId id = id(call);
        Fields.of(call).verify();
        writes.answer(caller, tx -> {
            Writes.requireVersion(caller, one(caller, customer, id), tx);
            AssignmentId next = assignments.renew(tx, caller.actor(), customer, id);
            Object sent = one(caller, customer, next).read().apply(tx);
            String location = "%s/customers/%d/assignments/%d".formatted(Routes.ROOT, customer.value(), next.value());
            return Answer.created(location, sent).with(One.version(sent));
        });
    }

    /** Asks it of more people. */
    void assign(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        AssignmentId id = id(call);
        List<Target> targets = onlyTargets(call);
        writes.change(
                caller,
                one(caller, customer, id),
                tx -> targets.forEach(target -> assignments.addTarget(tx, caller.actor(), customer, id, target)));
    }

    /** Asks it of fewer people; what was done stays done. */
    void unassign(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        AssignmentId id = id(call);
        List<Target> targets = onlyTargets(call);
        writes.change(
                caller,
                one(caller, customer, id),
                tx -> targets.forEach(target -> assignments.removeTarget(tx, caller.actor(), customer, id, target)));
    }

    private List<WireAssignment> page(Tx tx, CustomerId customer, @Nullable LibraryKind kind, Slice slice) {
        customers.get(tx, customer);
        List<Assignment> page = assignments.slice(tx, customer, kind, slice);
        Map<AssignmentId, List<Target>> targets = assignments.targetsOf(
                tx, customer, page.stream().map(Assignment::id).toList());
        return page.stream()
                .map(each -> WireAssignment.of(each, targets.getOrDefault(each.id(), List.of())))
                .toList();
    }

    private One one(Caller caller, CustomerId customer, AssignmentId id) {
        return new One(
                tx -> WireAssignment.of(
                        assignments
                                .find(tx, customer, id)
                                .orElseThrow(() ->
                                        Problem.notFound("There is no assignment with id %d.".formatted(id.value()))),
                        assignments.targetsOf(tx, customer, List.of(id)).getOrDefault(id, List.of())),
                tx -> assignments.change(tx, caller.actor(), customer, id, UnaryOperator.identity()));
    }

    private static AssignmentId id(Call call) {
        return new AssignmentId(call.pathId("id"));
    }

    private static List<Target> onlyTargets(Call call) {
        Fields fields = Fields.of(call);
        List<Target> targets = targets(fields);
        fields.verify();
        if (targets.isEmpty()) {
            throw Problem.missingParameter("groups");
        }
        return targets;
    }

    private static List<Target> targets(Fields fields) {
        List<Target> targets = new ArrayList<>();
        if (fields.flag("everyone", false)) {
            targets.add(new Target.Everyone());
        }
        fields.ids("groups", MOST_TARGETS).forEach(id -> targets.add(new Target.OfGroup(new GroupId(id))));
        fields.ids("users", MOST_TARGETS).forEach(id -> targets.add(new Target.OfUser(new UserId(id))));
        return targets;
    }
}
