package io.surnia.manage;

import io.surnia.administrators.AdministratorDetails;
import io.surnia.administrators.AdministratorId;
import io.surnia.administrators.Administrators;
import io.surnia.administrators.AuthenticationMethod;
import io.surnia.customers.CustomerId;
import io.surnia.manage.wire.WireAdministrator;
import io.surnia.platform.http.Call;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Who administers the partner and its customers: for the partner's key alone. */
final class AdministratorsApi {
    private final Reads reads;
    private final Writes writes;
    private final Administrators administrators;

    AdministratorsApi(Reads reads, Writes writes, Administrators administrators) {
        this.reads = reads;
        this.writes = writes;
        this.administrators = administrators;
    }

    void list(Call call) throws IOException {
        reads.list(Caller.ofPartner(call), administrators::slice, WireAdministrator::of);
    }

    void one(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        reads.one(caller, one(caller, id(call)));
    }

    void create(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        Fields fields = Fields.of(call);
        fields.require("first_name", "last_name", "email");
        AdministratorDetails details = details(fields, AdministratorDetails.of("", "", ""));
        writes.create(
                caller,
                tx -> administrators.create(tx, caller.actor(), details).id().value(),
                id -> one(caller, new AdministratorId(id)));
    }

    void change(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        AdministratorId id = id(call);
        Fields fields = Fields.of(call);
        writes.change(
                caller,
                one(caller, id),
                tx -> administrators.change(tx, caller.actor(), id, before -> details(fields, before)));
    }

    void archive(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        AdministratorId id = id(call);
        writes.change(caller, one(caller, id), tx -> administrators.archive(tx, caller.actor(), id));
    }

    void restore(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        AdministratorId id = id(call);
        writes.change(caller, one(caller, id), tx -> administrators.restore(tx, caller.actor(), id));
    }

    private One one(Caller caller, AdministratorId id) {
        return new One(
                tx -> WireAdministrator.of(administrators.get(tx, id)),
                tx -> administrators.change(tx, caller.actor(), id, UnaryOperator.identity()));
    }

    private static AdministratorId id(Call call) {
        return new AdministratorId(call.pathId("id"));
    }

    private static AdministratorDetails details(Fields fields, AdministratorDetails before) {
        AdministratorDetails details = new AdministratorDetails(
                fields.text("first_name", 1, 100, before.firstName()),
                fields.text("last_name", 0, 100, before.lastName()),
                fields.email("email", before.email()),
                fields.textOrNull("phone_number", 50, before.phoneNumber()),
                customer(fields, "customer_id", before.customer()),
                customer(fields, "primary_customer_id", before.primaryCustomer()),
                fields.integer("row_limit", 1, 1000, before.rowLimit()),
                fields.zoneOrNull("timezone", before.timezone()),
                fields.word("authentication_method", AuthenticationMethod.class, before.authentication()));
        fields.verify();
        return details;
    }

    private static @Nullable CustomerId customer(Fields fields, String name, @Nullable CustomerId before) {
        Long id = fields.idOrNull(name, before == null ? null : (Long) before.value());
        return id == null ? null : new CustomerId(id);
    }
}
