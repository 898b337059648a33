package io.surnia.manage;

import io.surnia.customers.CustomerId;
import io.surnia.customers.Customers;
import io.surnia.manage.wire.WireManager;
import io.surnia.people.ManagerDetails;
import io.surnia.people.ManagerId;
import io.surnia.people.Managers;
import io.surnia.people.Source;
import io.surnia.platform.http.Call;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The managers of a customer. */
final class ManagersApi {
    private final Reads reads;
    private final Writes writes;
    private final Customers customers;
    private final Managers managers;

    ManagersApi(Reads reads, Writes writes, Customers customers, Managers managers) {
        this.reads = reads;
        this.writes = writes;
        this.customers = customers;
        this.managers = managers;
    }

    void list(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        String email = call.text("email").orElse(null);
        reads.list(
                caller,
                (tx, slice) -> {
                    customers.get(tx, customer);
                    return managers.slice(tx, customer, email, slice);
                },
                WireManager::of);
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
        ManagerDetails details = details(fields, ManagerDetails.of("", "", ""));
        writes.create(
                caller,
                tx -> managers.add(tx, caller.actor(), customer, details).value(),
                id -> one(caller, customer, new ManagerId(id)));
    }

    void change(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        ManagerId id = id(call);
        Fields fields = Fields.of(call);
        writes.change(
                caller,
                one(caller, customer, id),
                tx -> managers.change(tx, caller.actor(), customer, id, before -> details(fields, before)));
    }

    void archive(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        ManagerId id = id(call);
        writes.change(caller, one(caller, customer, id), tx -> managers.archive(tx, caller.actor(), customer, id));
    }

    void restore(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        ManagerId id = id(call);
        writes.change(caller, one(caller, customer, id), tx -> managers.restore(tx, caller.actor(), customer, id));
    }

    private One one(Caller caller, CustomerId customer, ManagerId id) {
        return new One(
                tx -> WireManager.of(managers.get(tx, customer, id)),
                tx -> managers.change(tx, caller.actor(), customer, id, UnaryOperator.identity()));
    }

    private static ManagerId id(Call call) {
        return new ManagerId(call.pathId("id"));
    }

    private static ManagerDetails details(Fields fields, ManagerDetails before) {
        @Nullable
        Long superior = fields.idOrNull(
                "reports_to",
                before.reportsTo() == null ? null : (Long) before.reportsTo().value());
        ManagerDetails details = new ManagerDetails(
                fields.text("first_name", 1, 100, before.firstName()),
                fields.text("last_name", 0, 100, before.lastName()),
                fields.email("email", before.email()),
                fields.word("manager_type", Source.class, before.source()),
                fields.textOrNull("external_id", 200, before.externalId()),
                superior == null ? null : new ManagerId(superior),
                fields.flag("default", before.isDefault()));
        fields.verify();
        return details;
    }
}
