package io.surnia.partnerapi;

import io.surnia.customers.CustomerId;
import io.surnia.partnerapi.wire.WireCustomerRank;
import io.surnia.partnerapi.wire.WireUserRank;
import io.surnia.partnerapi.wire.WireUserRanking;
import io.surnia.people.UserId;
import io.surnia.people.Users;
import io.surnia.platform.db.Db;
import io.surnia.platform.http.Call;
import io.surnia.platform.json.Json;
import io.surnia.scoring.CustomerOverviews;
import io.surnia.scoring.CustomerRank;
import io.surnia.scoring.CustomerStanding;
import io.surnia.scoring.Standing;
import io.surnia.scoring.UserOverviews;
import io.surnia.scoring.UserRanking;
import java.io.IOException;

/** Security awareness ranks of customers and users. */
final class RanksApi {
    private final Db db;
    private final Lists lists;
    private final CustomerOverviews customers;
    private final UserOverviews users;
    private final Origin origin;

    RanksApi(Db db, Lists lists, CustomerOverviews customers, UserOverviews users, Origin origin) {
        this.db = db;
        this.lists = lists;
        this.customers = customers;
        this.users = users;
        this.origin = origin;
    }

    void ofCustomer(Call call) throws IOException {
        Reach reach = Reach.of(call);
        CustomerId id = reach.customer();
        CustomerStanding standing = db.glance(
                        reach.tenant(), tx -> customers.find(tx, id).orElseThrow(Reach.unknown(id)))
                .standing();
        CustomerRank rank = standing.rank();
        call.answer(Json.bytes(
                rank == null
                        ? new WireCustomerRank(null, null, null, null)
                        : new WireCustomerRank(
                                rank.fullName(),
                                standing.hootScore(),
                                origin.of(call) + Badges.imagePath(rank.fullName()),
                                origin.of(call) + Badges.iconPath(rank.fullName()))));
    }

    void ofUser(Call call) throws IOException {
        CustomerId customer = Reach.of(call).customer();
        UserId id = new UserId(call.requiredId("user_id"));
        Standing standing =
                lists.one(call, customer, tx -> users.standing(tx, customer, id).orElseThrow(() -> Users.unknown(id)));
        String rank = standing.rank().fullName();
        call.answer(Json.bytes(WireUserRank.of(
                standing, origin.of(call) + Badges.imagePath(rank), origin.of(call) + Badges.iconPath(rank))));
    }

    void ofUsers(Call call) throws IOException {
        CustomerId customer = Reach.of(call).customer();
        Chunks<Long, UserRanking> rows = lists.ofCustomer(
                call,
                customer,
                (tx, after, limit) -> users.rankings(tx, customer, after, limit),
                ranking -> ranking.standing().user().value());
        Lists.object(call, rows, ranking -> ranking.standing().user().value(), WireUserRanking::of);
    }
}
