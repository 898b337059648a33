package io.surnia.partnerapi;

import io.surnia.assignments.GroupOverview;
import io.surnia.assignments.GroupOverviews;
import io.surnia.customers.CustomerId;
import io.surnia.partnerapi.wire.Keyed;
import io.surnia.partnerapi.wire.WireGroup;
import io.surnia.people.GroupId;
import io.surnia.people.Member;
import io.surnia.platform.http.Call;
import io.surnia.platform.time.Tenant;
import io.surnia.platform.json.Json;
import java.io.IOException;

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
        GroupOverview group = lists.one(
                call, customer, tx -> groups.find(tx, customer, id), Reach.unknown("group", id.value()));
        call.stream(out -> Json.write(out, wire(call, customer, group)));
    }

    /** A group's members are read on while the group is written: it can have as many as the customer has users. */
    private WireGroup wire(Call call, CustomerId customer, GroupOverview group) {
        Tenant tenant = Reach.of(call).tenant();
        GroupId id = group.group().id();
        Keyed members = Lists.keyed(
                lists.more(
                        tenant,
                        group.members(),
                        (tx, after, limit) -> groups.members(tx, customer, id, after, limit),
                        member -> member.user().value()),
                member -> member.user().value(),
                WireGroup.User::of);
        return WireGroup.of(group.group(), members, group.active());
    }
}
