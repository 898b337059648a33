package io.surnia.partnerapi;

import io.surnia.customers.CustomerId;
import io.surnia.partnerapi.wire.WireUser;
import io.surnia.people.UserId;
import io.surnia.people.Users;
import io.surnia.platform.http.Call;
import io.surnia.platform.json.Json;
import io.surnia.scoring.UserOverview;
import io.surnia.scoring.UserOverviews;
import java.io.IOException;

/** The users of a customer, archived ones too, with scores and assignments. */
final class UsersApi {
    private final Lists lists;
    private final UserOverviews users;

    UsersApi(Lists lists, UserOverviews users) {
        this.lists = lists;
        this.users = users;
    }

    void list(Call call) throws IOException {
        CustomerId customer = Reach.of(call).customer();
        Chunks<Long, UserOverview> rows = lists.ofCustomer(
                call,
                customer,
                (tx, after, limit) -> users.page(tx, customer, after, limit),
                user -> user.user().id().value());
        Lists.array(call, rows, WireUser::of);
    }

    void one(Call call) throws IOException {
        CustomerId customer = Reach.of(call).customer();
        UserId id = new UserId(call.requiredId("id"));
        UserOverview user =
                lists.one(call, customer, tx -> users.find(tx, customer, id).orElseThrow(() -> Users.unknown(id)));
        call.answer(Json.bytes(WireUser.of(user)));
    }
}
