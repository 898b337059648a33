package io.surnia.bench;

import io.surnia.assignments.Loads;
import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.scoring.CustomerOverviews;
import io.surnia.scoring.UserOverviews;
import java.util.List;

/** Short answers about one thing, and the refusal of a key that is none. */
final class SingleAnswers {
    private SingleAnswers() {}

    static Measurement of(Stand stand) {
        CustomerId customer = new CustomerId(stand.data().bigCustomer());
        UserId user = new UserId(stand.data().user());
        UserOverviews users = new UserOverviews(new Loads());
        CustomerOverviews overviews = new CustomerOverviews();
        return new Comparisons(List.of(
                new Comparisons.Pair(
                        stand.load(
                                "one user with 30 assignments",
                                "/api/customers/users/?customer_id=%d&id=%d".formatted(customer.value(), user.value())),
                        stand.sql(tx -> {
                            stand.customers().get(tx, customer);
                            users.find(tx, customer, user);
                        }),
                        null),
                new Comparisons.Pair(
                        stand.load(
                                "a customer's hoot rank",
                                "/api/hoot-ranks/customer/customer-hoot-rank.php?customer_id=" + customer.value()),
                        stand.sql(tx -> overviews.find(tx, customer)),
                        null),
                new Comparisons.Pair(
                        new Load(
                                "401 for an unknown key",
                                stand.target(),
                                HttpsConnection.get("/api/customers/", "Bearer " + "0".repeat(64)),
                                401),
                        null,
                        null)));
    }
}
