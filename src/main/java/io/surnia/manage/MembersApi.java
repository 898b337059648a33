package io.surnia.manage;

import io.surnia.customers.CustomerId;
import io.surnia.manage.wire.WireMember;
import io.surnia.people.GroupId;
import io.surnia.people.Groups;
import io.surnia.people.Memberships;
import io.surnia.people.UserId;
import io.surnia.platform.http.Answer;
import io.surnia.platform.http.Call;
import java.io.IOException;
import java.util.List;

/** Who is in a group. */
final class MembersApi {
    private static final int MOST = 10_000;

    private final Reads reads;
    private final Writes writes;
    private final Groups groups;
    private final Memberships memberships;

    MembersApi(Reads reads, Writes writes, Groups groups, Memberships memberships) {
        this.reads = reads;
        this.writes = writes;
        this.groups = groups;
        this.memberships = memberships;
    }

    void list(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        GroupId group = group(call);
        reads.list(
                caller,
                (tx, slice) -> {
                    groups.get(tx, customer, group);
                    return memberships.page(tx, customer, group, slice.after(), slice.limit());
                },
                WireMember::of);
    }

    /** Puts users in, all of them or none; who is in it stays. */
    void add(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        GroupId group = group(call);
        Fields fields = Fields.of(call);
        fields.require("users");
        List<UserId> users =
                fields.ids("users", MOST).stream().distinct().map(UserId::new).toList();
        fields.verify();
        writes.answer(caller, tx -> {
            groups.get(tx, customer, group);
            memberships.add(tx, caller.actor(), customer, group, users);
            return Answer.noContent();
        });
    }

    void remove(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        GroupId group = group(call);
        UserId user = new UserId(call.pathId("user"));
        writes.answer(caller, tx -> {
            groups.get(tx, customer, group);
            memberships.remove(tx, caller.actor(), customer, group, List.of(user));
            return Answer.noContent();
        });
    }

    private static GroupId group(Call call) {
        return new GroupId(call.pathId("id"));
    }
}
