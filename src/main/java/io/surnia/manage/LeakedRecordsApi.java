package io.surnia.manage;

import io.surnia.customers.CustomerId;
import io.surnia.customers.Customers;
import io.surnia.exposures.DehashedRecord;
import io.surnia.exposures.DehashedRecordId;
import io.surnia.exposures.DehashedRecords;
import io.surnia.manage.wire.WireLeakedRecord;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.platform.db.Tx;
import io.surnia.platform.http.Call;
import io.surnia.platform.problem.Problem;
import java.io.IOException;
import java.util.List;

/** Rows of leaked databases that hold a customer's addresses. A password in them is told as leaked, never as itself. */
final class LeakedRecordsApi {
    private final Reads reads;
    private final Writes writes;
    private final Audit audit;
    private final Customers customers;
    private final DehashedRecords records;

    LeakedRecordsApi(Reads reads, Writes writes, Audit audit, Customers customers, DehashedRecords records) {
        this.reads = reads;
        this.writes = writes;
        this.audit = audit;
        this.customers = customers;
        this.records = records;
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
                    return records.page(tx, customer, email, open, slice.after(), slice.limit());
                },
                WireLeakedRecord::of);
    }

    void one(Call call) throws IOException {
        Caller caller = Caller.of(call);
        reads.one(caller, one(caller.customer(), id(call)));
    }

    void acknowledge(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        DehashedRecordId id = id(call);
        writes.change(caller, one(customer, id), tx -> {
            if (get(tx, customer, id).acknowledgedAt() == null) {
                records.acknowledge(tx, customer, id);
                audit.record(tx, caller.actor(), "acknowledge", new Subject("leaked_record", id.value()), null, null);
            }
        });
    }

    private One one(CustomerId customer, DehashedRecordId id) {
        return new One(tx -> WireLeakedRecord.of(get(tx, customer, id)), tx -> get(tx, customer, id));
    }

    private DehashedRecord get(Tx tx, CustomerId customer, DehashedRecordId id) {
        return records.find(tx, customer, id)
                .orElseThrow(() -> Problem.notFound("There is no leaked record with id %d.".formatted(id.value())));
    }

    private static DehashedRecordId id(Call call) {
        return new DehashedRecordId(call.pathId("id"));
    }
}
