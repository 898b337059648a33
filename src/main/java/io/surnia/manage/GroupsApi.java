package io.surnia.manage;

import io.surnia.customers.CustomerId;
import io.surnia.customers.Customers;
import io.surnia.manage.wire.WireGroup;
import io.surnia.people.GroupDetails;
import io.surnia.people.GroupDetails.HrContact;
import io.surnia.people.GroupId;
import io.surnia.people.Groups;
import io.surnia.people.Source;
import io.surnia.platform.http.Call;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The groups of a customer; who is in them: {@link MembersApi}. */
final class GroupsApi {
    private final Reads reads;
    private final Writes writes;
    private final Customers customers;
    private final Groups groups;

    GroupsApi(Reads reads, Writes writes, Customers customers, Groups groups) {
        this.reads = reads;
        this.writes = writes;
        this.customers = customers;
        this.groups = groups;
    }

    void list(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        String name = call.text("name").orElse(null);
        reads.list(
                caller,
                (tx, slice) -> {
                    customers.get(tx, customer);
                    return groups.slice(tx, customer, name, slice);
                },
                WireGroup::of);
    }

    void one(Call call) throws IOException {
        Caller caller = Caller.of(call);
        reads.one(caller, one(caller, caller.customer(), id(call)));
    }

    void create(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        Fields fields = Fields.of(call);
        fields.require("name");
        GroupDetails details = details(fields, GroupDetails.of(""));
        writes.create(
                caller,
                tx -> groups.add(tx, caller.actor(), customer, details).value(),
                id -> one(caller, customer, new GroupId(id)));
    }

    void change(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        GroupId id = id(call);
        Fields fields = Fields.of(call);
        writes.change(
                caller,
                one(caller, customer, id),
                tx -> groups.change(tx, caller.actor(), customer, id, before -> details(fields, before)));
    }

    void archive(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        GroupId id = id(call);
        writes.change(caller, one(caller, customer, id), tx -> groups.archive(tx, caller.actor(), customer, id));
    }

    void restore(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        GroupId id = id(call);
        writes.change(caller, one(caller, customer, id), tx -> groups.restore(tx, caller.actor(), customer, id));
    }

    void remove(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        GroupId id = id(call);
        writes.remove(caller, one(caller, customer, id), tx -> groups.remove(tx, caller.actor(), customer, id));
    }

    private One one(Caller caller, CustomerId customer, GroupId id) {
        return new One(
                tx -> WireGroup.of(groups.get(tx, customer, id)),
                tx -> groups.change(tx, caller.actor(), customer, id, UnaryOperator.identity()));
    }

    private static GroupId id(Call call) {
        return new GroupId(call.pathId("id"));
    }

    /** The HR contact is there as soon as its address is. */
    private static GroupDetails details(Fields fields, GroupDetails before) {
        HrContact hr = before.hr() == null ? new HrContact("", "", "") : before.hr();
        String firstName = fields.textOrNull("hr_first_name", 100, hr.firstName());
        String lastName = fields.textOrNull("hr_last_name", 100, hr.lastName());
        @Nullable String email = fields.emailOrNull("hr_email", before.hr() == null ? null : hr.email());
        GroupDetails details = new GroupDetails(
                fields.text("name", 1, 200, before.name()),
                email == null
                        ? null
                        : new HrContact(firstName == null ? "" : firstName, lastName == null ? "" : lastName, email),
                fields.word("group_type", Source.class, before.source()),
                fields.textOrNull("external_id", 200, before.externalId()));
        fields.verify();
        return details;
    }
}
