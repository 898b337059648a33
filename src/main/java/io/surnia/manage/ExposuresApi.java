package io.surnia.manage;

import io.surnia.customers.CustomerId;
import io.surnia.customers.Customers;
import io.surnia.exposures.Exposure;
import io.surnia.exposures.ExposureId;
import io.surnia.exposures.Exposures;
import io.surnia.manage.wire.WireExposure;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.platform.db.Tx;
import io.surnia.platform.http.Call;
import io.surnia.platform.problem.Problem;
import java.io.IOException;
import java.util.List;

/** What leaked of a customer's addresses. */
final class ExposuresApi {
    private final Reads reads;
    private final Writes writes;
    private final Audit audit;
    private final Customers customers;
    private final Exposures exposures;

    ExposuresApi(Reads reads, Writes writes, Audit audit, Customers customers, Exposures exposures) {
        this.reads = reads;
        this.writes = writes;
        this.audit = audit;
        this.customers = customers;
        this.exposures = exposures;
    }

    void list(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        String email = call.text("email").orElse(null);
        boolean open = call.choice("open", List.of("true", "false"))
                .map(Boolean::parseBoolean)
                .orElse(false);
        reads.list(
                caller,
                (tx, slice) -> {
                    customers.get(tx, customer);
                    return exposures.page(tx, customer, email, open, slice.after(), slice.limit());
                },
                WireExposure::of);
    }

    void one(Call call) throws IOException {
        Caller caller = Caller.of(call);
        reads.one(caller, one(caller.customer(), id(call)));
    }

    void acknowledge(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        ExposureId id = id(call);
        writes.change(caller, one(customer, id), tx -> {
            if (get(tx, customer, id).acknowledgedAt() == null) {
                exposures.acknowledge(tx, customer, id);
                audit.record(tx, caller.actor(), "acknowledge", new Subject("exposure", id.value()), null, null);
            }
        });
    }

    private One one(CustomerId customer, ExposureId id) {
        return new One(tx -> WireExposure.of(get(tx, customer, id)), tx -> get(tx, customer, id));
    }

    private Exposure get(Tx tx, CustomerId customer, ExposureId id) {
        return exposures
                .find(tx, customer, id)
                .orElseThrow(() -> Problem.notFound("There is no exposure with id %d.".formatted(id.value())));
    }

    private static ExposureId id(Call call) {
        return new ExposureId(call.pathId("id"));
    }
}
