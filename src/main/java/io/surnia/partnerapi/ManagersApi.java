package io.surnia.partnerapi;

import io.surnia.customers.CustomerId;
import io.surnia.partnerapi.wire.WireManager;
import io.surnia.people.Manager;
import io.surnia.people.Managers;
import io.surnia.platform.http.Call;
import java.io.IOException;

/** The managers of a customer. */
final class ManagersApi {
    private final Lists lists;
    private final Managers managers;

    ManagersApi(Lists lists, Managers managers) {
        this.lists = lists;
        this.managers = managers;
    }

    void list(Call call) throws IOException {
        CustomerId customer = Reach.of(call).customer();
        Chunks<Long, Manager> rows = lists.ofCustomer(
                call,
                customer,
                (tx, after, limit) -> managers.page(tx, customer, after, limit),
                manager -> manager.id().value());
        Lists.array(call, rows, WireManager::of);
    }
}
