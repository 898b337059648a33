package io.surnia.manage;

import io.surnia.customers.CustomerId;
import io.surnia.customers.Customers;
import io.surnia.exposures.BreachCheckId;
import io.surnia.exposures.BreachChecks;
import io.surnia.manage.wire.WireBreachCheck;
import io.surnia.platform.http.Call;
import java.io.IOException;

/** Searches for what leaked of a customer. */
final class BreachChecksApi {
    private final Reads reads;
    private final Writes writes;
    private final Customers customers;
    private final BreachChecks checks;

    BreachChecksApi(Reads reads, Writes writes, Customers customers, BreachChecks checks) {
        this.reads = reads;
        this.writes = writes;
        this.customers = customers;
        this.checks = checks;
    }

    void list(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        reads.list(
                caller,
                (tx, slice) -> {
                    customers.get(tx, customer);
                    return checks.page(tx, customer, slice.after(), slice.limit());
                },
                WireBreachCheck::of);
    }

    void one(Call call) throws IOException {
        Caller caller = Caller.of(call);
        reads.one(caller, one(caller.customer(), new BreachCheckId(call.pathId("id"))));
    }

    void run(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        writes.create(
                caller,
                tx -> checks.ask(tx, caller.actor(), customer).id().value(),
                id -> one(customer, new BreachCheckId(id)));
    }

    private One one(CustomerId customer, BreachCheckId id) {
        return new One(tx -> WireBreachCheck.of(checks.get(tx, customer, id)), _ -> {});
    }
}
