package io.surnia.manage;

import io.surnia.customers.CustomerId;
import io.surnia.customers.Customers;
import io.surnia.manage.wire.WireUser;
import io.surnia.people.GroupId;
import io.surnia.people.ManagerId;
import io.surnia.people.UserDetails;
import io.surnia.people.UserFilter;
import io.surnia.people.UserId;
import io.surnia.people.Users;
import io.surnia.platform.http.Call;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** The users of a customer, one by one; many at once: {@link BulkApi}. */
final class UsersApi {
    private final Reads reads;
    private final Writes writes;
    private final Customers customers;
    private final Users users;

    UsersApi(Reads reads, Writes writes, Customers customers, Users users) {
        this.reads = reads;
        this.writes = writes;
        this.customers = customers;
        this.users = users;
    }

    void list(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        UserFilter filter = filter(call);
        reads.list(
                caller,
                (tx, slice) -> {
                    customers.get(tx, customer);
                    return users.slice(tx, customer, filter, slice);
                },
                WireUser::of);
    }

    void one(Call call) throws IOException {
        Caller caller = Caller.of(call);
        reads.one(caller, one(caller, caller.customer(), id(call)));
    }

    void create(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        Fields fields = Fields.of(call);
        fields.require("first_name", "email");
        UserDetails details = UserFields.read(fields, UserFields.BLANK);
        fields.verify();
        writes.create(
                caller,
                tx -> users.add(tx, caller.actor(), customer, details).value(),
                id -> one(caller, customer, new UserId(id)));
    }

    void change(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        UserId id = id(call);
        Fields fields = Fields.of(call);
        writes.change(
                caller,
                one(caller, customer, id),
                tx -> users.change(tx, caller.actor(), customer, id, before -> {
                    UserDetails after = UserFields.read(fields, before);
                    fields.verify();
                    return after;
                }));
    }

    void archive(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        UserId id = id(call);
        writes.change(caller, one(caller, customer, id), tx -> users.archive(tx, caller.actor(), customer, id));
    }

    void restore(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        UserId id = id(call);
        writes.change(caller, one(caller, customer, id), tx -> users.restore(tx, caller.actor(), customer, id));
    }

    private One one(Caller caller, CustomerId customer, UserId id) {
        return new One(
                tx -> WireUser.of(users.get(tx, customer, id)),
                tx -> users.change(tx, caller.actor(), customer, id, UnaryOperator.identity()));
    }

    private static UserId id(Call call) {
        return new UserId(call.pathId("id"));
    }

    private static UserFilter filter(Call call) {
        OptionalLong manager = call.id("manager_id");
        OptionalLong group = call.id("group_id");
        return new UserFilter(
                call.text("email").orElse(null),
                call.text("external_id").orElse(null),
                manager.isPresent() ? new ManagerId(manager.getAsLong()) : null,
                group.isPresent() ? new GroupId(group.getAsLong()) : null);
    }
}
