package io.surnia.manage;

import io.surnia.customers.Autopilot;
import io.surnia.customers.Autopilot.Cadence;
import io.surnia.customers.Autopilot.Speed;
import io.surnia.customers.CustomerDetails;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.customers.Customers;
import io.surnia.customers.Reporting;
import io.surnia.customers.Reporting.Frequency;
import io.surnia.manage.wire.WireCustomer;
import io.surnia.partner.Branding;
import io.surnia.partner.Scope;
import io.surnia.platform.http.Call;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** The partner's customers. */
final class CustomersApi {
    private static final List<String> TYPES =
            Arrays.stream(CustomerType.values()).map(CustomerType::word).toList();

    private final Reads reads;
    private final Writes writes;
    private final Customers customers;

    CustomersApi(Reads reads, Writes writes, Customers customers) {
        this.reads = reads;
        this.writes = writes;
        this.customers = customers;
    }

    void list(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerType type =
                call.choice("customer_type", TYPES).map(CustomerType::ofWord).orElse(null);
        reads.list(
                caller,
                (tx, slice) -> caller.principal().scope() instanceof Scope.OneCustomer(long own)
                        ? customers.slice(tx, type, slice, new CustomerId(own))
                        : customers.slice(tx, type, slice),
                WireCustomer::of);
    }

    void one(Call call) throws IOException {
        Caller caller = Caller.of(call);
        reads.one(caller, one(caller, caller.customer()));
    }

    void create(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        Fields fields = Fields.of(call);
        fields.require("name", "customer_type");
        CustomerDetails details = details(fields, CustomerDetails.of("", CustomerType.POWER));
        writes.create(
                caller,
                tx -> customers.create(tx, caller.actor(), details).id().value(),
                id -> one(caller, new CustomerId(id)));
    }

    void change(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        Fields fields = Fields.of(call);
        writes.change(
                caller,
                one(caller, customer),
                tx -> customers.change(tx, caller.actor(), customer, before -> details(fields, before)));
    }

    void archive(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        CustomerId customer = caller.customer();
        writes.change(caller, one(caller, customer), tx -> customers.archive(tx, caller.actor(), customer));
    }

    void restore(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        CustomerId customer = caller.customer();
        writes.change(caller, one(caller, customer), tx -> customers.restore(tx, caller.actor(), customer));
    }

    private One one(Caller caller, CustomerId customer) {
        return new One(
                tx -> WireCustomer.of(customers.get(tx, customer)),
                tx -> customers.change(tx, caller.actor(), customer, UnaryOperator.identity()));
    }

    private static CustomerDetails details(Fields fields, CustomerDetails before) {
        Autopilot autopilot = before.autopilot();
        Reporting reporting = before.reporting();
        CustomerDetails details = new CustomerDetails(
                fields.text("name", 1, 200, before.name()),
                fields.word("customer_type", CustomerType.class, before.type()),
                fields.textOrNull("domain", 253, before.domain()),
                fields.instantOrNull("training_starts_at", before.trainingStartsAt()),
                new Autopilot(
                        fields.word("foundational_speed", Speed.class, autopilot.speed()),
                        fields.word("phishing_cadence", Cadence.class, autopilot.cadence()),
                        fields.flag("videos_enabled", autopilot.videos()),
                        fields.flag("exercises_enabled", autopilot.exercises()),
                        fields.flag("campaigns_enabled", autopilot.campaigns())),
                fields.emailOrNull("support_email", before.supportEmail()),
                new Branding(
                        fields.color("primary_color", before.branding().primaryColor()),
                        fields.color("secondary_color", before.branding().secondaryColor()),
                        fields.flag("branding_override", before.branding().override())),
                new Reporting(
                        fields.word("report_frequency", Frequency.class, reporting.frequency()),
                        fields.integer("report_day", 1, 31, reporting.day()),
                        fields.emails("report_recipients", 100, reporting.recipients())),
                fields.flag("welcome_email_enabled", before.welcomeEmail()),
                fields.zoneOrNull("timezone", before.timezone()));
        fields.verify();
        return details;
    }
}
