package io.surnia.partnerapi;

import io.surnia.assignments.GroupOverview;
import io.surnia.assignments.GroupOverviews;
import io.surnia.customers.CustomerId;
import io.surnia.partnerapi.wire.Keyed;
import io.surnia.partnerapi.wire.WireGroup;
import io.surnia.people.GroupId;
import io.surnia.people.Member;
import io.surnia.platform.http.Call;
import io.surnia.platform.json.Json;
import java.io.IOException;
import java.util.Iterator;

/** The groups of a customer, with members and active assignments. */
final class GroupsApi {
    private final Lists lists;
    private final GroupOverviews groups;

    GroupsApi(Lists lists, GroupOverviews groups) {
        this.lists = lists;
        this.groups = groups;
    }

    void list(Call call) throws IOException {
        CustomerId customer = Reach.of(call).customer();
        Chunks<Long, GroupOverview> rows = lists.ofCustomer(
                call,
                customer,
                (tx, after, limit) -> groups.page(tx, customer, after, limit),
                group -> group.group().id().value());
        Lists.array(call, rows, group -> wire(call, customer, group));
    }

    void one(Call call) throws IOException {
        CustomerId customer = Reach.of(call).customer();
        GroupId id = new GroupId(call.requiredId("id"));
        GroupOverview group = lists.one(call, customer, tx -> groups.get(tx, customer, id));
        call.stream(out -> Json.write(out, wire(call, customer, group)));
    }

    /** A group's members are read on while it is written: it can have as many as the customer has users. */
    private WireGroup wire(Call call, CustomerId customer, GroupOverview group) {
        GroupId id = group.group().id();
        Iterator<Member> members = group.members().size() < GroupOverviews.FIRST_MEMBERS
                ? group.members().iterator()
                : lists.continued(
                        call,
                        group.members(),
                        (tx, after, limit) -> groups.members(tx, customer, id, after, limit),
                        member -> member.user().value());
        Keyed users = Lists.keyed(members, member -> member.user().value(), WireGroup.User::of);
        return WireGroup.of(group.group(), users, group.active());
    }
}
