package io.surnia.partnerapi;

import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.partner.Scope;
import io.surnia.partnerapi.wire.WireCustomer;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Tx;
import io.surnia.platform.http.Call;
import io.surnia.platform.json.Json;
import io.surnia.scoring.CustomerOverview;
import io.surnia.scoring.CustomerOverviews;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Customers and their compliance: one object serves Get Customer and Get Compliance Metrics. */
final class CustomersApi {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 1000;
    private static final List<String> TYPES =
            Arrays.stream(CustomerType.values()).map(CustomerType::word).toList();

    private final Db db;
    private final CustomerOverviews customers;

    CustomersApi(Db db, CustomerOverviews customers) {
        this.db = db;
        this.customers = customers;
    }

    /** A page is short enough to be sent as one piece, with its length. */
    void list(Call call) throws IOException {
        Reach reach = Reach.of(call);
        int limit = call.integer("limit", 1, MOST).orElse(DEFAULT_LIMIT);
        long after = call.number("starting_after", 0).orElse(0);
        CustomerType type =
                call.choice("customer_type", TYPES).map(CustomerType::ofWord).orElse(null);
        List<CustomerOverview> page = db.glance(reach.tenant(), tx -> switch (reach.scope()) {
            case Scope.WholePartner() -> customers.page(tx, type, after, limit);
            case Scope.OneCustomer(long own) -> own(tx, new CustomerId(own), type, after);
        });
        call.answer(Json.bytes(page.stream().map(WireCustomer::of).toList()));
    }

    void one(Call call) throws IOException {
        Reach reach = Reach.of(call);
        CustomerId id = reach.customer("id");
        CustomerOverview customer =
                db.glance(reach.tenant(), tx -> customers.find(tx, id).orElseThrow(Reach.unknown(id)));
        call.answer(Json.bytes(WireCustomer.of(customer)));
    }

    private List<CustomerOverview> own(Tx tx, CustomerId id, @Nullable CustomerType type, long after) {
        Optional<CustomerOverview> own = id.value() > after ? customers.find(tx, id) : Optional.empty();
        return own.filter(each -> type == null || each.customer().details().type() == type).stream()
                .toList();
    }
}
