package io.surnia.partnerapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.surnia.administrators.AdministratorDetails;
import io.surnia.administrators.AdministratorId;
import io.surnia.app.Rooms;
import io.surnia.assignments.AssignmentId;
import io.surnia.assignments.Effective;
import io.surnia.assignments.Quiz;
import io.surnia.assignments.Renewal;
import io.surnia.assignments.Reports;
import io.surnia.assignments.Rules;
import io.surnia.assignments.Signature;
import io.surnia.assignments.Span;
import io.surnia.assignments.Target;
import io.surnia.assignments.Terms;
import io.surnia.billing.SubscriptionDetails;
import io.surnia.customers.CustomerDetails;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.exposures.NewDehashedRecord;
import io.surnia.library.LibraryKind;
import io.surnia.partner.Actor;
import io.surnia.partner.Partner;
import io.surnia.partner.PartnerDetails;
import io.surnia.partner.Scope;
import io.surnia.people.GroupDetails;
import io.surnia.people.GroupDetails.HrContact;
import io.surnia.people.GroupId;
import io.surnia.people.ManagerDetails;
import io.surnia.people.ManagerId;
import io.surnia.people.UserDetails;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import io.surnia.platform.json.Json;
import io.surnia.platform.time.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A small partner with one of everything, written through the verbs: {@code harbour} is busy, {@code empty} has nobody,
 * {@code gone} is archived, {@code autopilot} runs by itself.
 */
final class World {
    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    static final ZoneId ZONE = ZoneId.of("Pacific/Auckland");
    private static final Actor ACTOR = new Actor.Automation("test");

    private final Rooms rooms;

    final Partner partner;
    final Tenant tenant;
    String key = "";
    String harbourKey = "";
    CustomerId harbour = new CustomerId(0);
    CustomerId empty = new CustomerId(0);
    CustomerId gone = new CustomerId(0);
    CustomerId autopilot = new CustomerId(0);
    ManagerId ines = new ManagerId(0);
    UserId ana = new UserId(0);
    UserId bo = new UserId(0);
    UserId cyr = new UserId(0);
    GroupId desk = new GroupId(0);
    GroupId nobody = new GroupId(0);
    AssignmentId policy = new AssignmentId(0);
    AssignmentId video = new AssignmentId(0);
    AssignmentId survey = new AssignmentId(0);
    AssignmentId later = new AssignmentId(0);
    AssignmentId old = new AssignmentId(0);
    AdministratorId mara = new AdministratorId(0);

    World(Rooms rooms, String name) {
        this.rooms = rooms;
        Instant begun = NOW.minus(Duration.ofDays(60));
        partner = rooms.partners()
                .create(
                        ACTOR,
                        PartnerDetails.of(name, "hello@example.net")
                                .withTimezone(ZONE)
                                .withSubdomain(name.toLowerCase(Locale.ROOT)),
                        begun);
        tenant = partner.tenant();
        at(60, this::people);
        at(30, this::work);
        at(20, this::learning);
        at(5, this::leaks);
        at(0, this::administration);
    }

    private void at(int daysAgo, Consumer<Tx> work) {
        rooms.db().inTenant(tenant, NOW.minus(Duration.ofDays(daysAgo)), tx -> {
            work.accept(tx);
            return true;
        });
    }

    private void people(Tx tx) {
        harbour = rooms.customers()
                .create(
                        tx,
                        ACTOR,
                        CustomerDetails.of("Harbour Dental", CustomerType.POWER)
                                .withDomain("harbour.example")
                                .withSupportEmail("help@harbour.example"))
                .id();
        empty = rooms.customers()
                .create(tx, ACTOR, CustomerDetails.of("Nobody & Sons", CustomerType.POWER))
                .id();
        gone = rooms.customers()
                .create(tx, ACTOR, CustomerDetails.of("Gone Ltd", CustomerType.HOOTPHISH))
                .id();
        rooms.customers().archive(tx, ACTOR, gone);
        ines = rooms.managers()
                .add(
                        tx,
                        ACTOR,
                        harbour,
                        ManagerDetails.of("Ines", "Duarte", "ines@harbour.example")
                                .withDefault(true));
        rooms.managers()
                .add(
                        tx,
                        ACTOR,
                        harbour,
                        ManagerDetails.of("Ole", "", "ole@harbour.example").withSuperior(ines));
        ana = rooms.users()
                .add(
                        tx,
                        ACTOR,
                        harbour,
                        UserDetails.of("Ana", "Sousa", "Ana@harbour.example").withManager(ines));
        bo = rooms.users().add(tx, ACTOR, harbour, UserDetails.of("Bo", "Li", "bo@harbour.example"));
        cyr = rooms.users().add(tx, ACTOR, harbour, UserDetails.of("Кирилл", "", "kirill@harbour.example"));
        desk = rooms.groups()
                .add(
                        tx,
                        ACTOR,
                        harbour,
                        GroupDetails.of("Front desk").withHr(new HrContact("Olga", "Petrova", "olga@harbour.example")));
        nobody = rooms.groups().add(tx, ACTOR, harbour, GroupDetails.of("Night shift"));
        rooms.memberships().add(tx, ACTOR, harbour, desk, List.of(ana, bo));
    }

    private void work(Tx tx) {
        LocalDate day = tx.today();
        mara = rooms.administrators()
                .create(tx, ACTOR, AdministratorDetails.of("Mara", "Lind", "mara@example.net"))
                .id();
        policy = rooms.assignments()
                .create(
                        tx,
                        ACTOR,
                        harbour,
                        Terms.of(LibraryKind.POLICY, "Acceptable use", day)
                                .withEffective(Effective.during(day, new Span(12, Span.Unit.MONTH)))
                                .withRenewal(Renewal.on(day.plusYears(1)))
                                .withReports(new Reports(List.of(mara), List.of("owner@example.com"))),
                        List.of(new Target.OfGroup(desk)));
        video = rooms.assignments()
                .create(
                        tx,
                        ACTOR,
                        harbour,
                        Terms.of(LibraryKind.VIDEO, "Passwords / that last", day)
                                .withQuiz(Quiz.DEFAULT),
                        List.of(new Target.Everyone()));
        survey = rooms.assignments()
                .create(
                        tx,
                        ACTOR,
                        harbour,
                        Terms.of(LibraryKind.SURVEY, "How was it?", day).withRules(Rules.OPTIONAL),
                        List.of(new Target.OfUser(ana)));
        later = rooms.assignments()
                .create(
                        tx,
                        ACTOR,
                        harbour,
                        Terms.of(LibraryKind.VIDEO, "Next year's", TODAY.plusDays(40)),
                        List.of(new Target.OfGroup(desk), new Target.OfUser(cyr)));
        old = rooms.assignments()
                .create(tx, ACTOR, harbour, Terms.of(LibraryKind.VIDEO, "Old", day), List.of(new Target.OfUser(ana)));
        rooms.assignments().archive(tx, ACTOR, harbour, old);
    }

    private void learning(Tx tx) {
        rooms.learning().accept(tx, ACTOR, harbour, ana, policy, new Signature("Ana Sousa", null));
        rooms.learning().attempt(tx, ACTOR, harbour, ana, video, 60);
        rooms.learning().attempt(tx, ACTOR, harbour, ana, video, 100);
        rooms.users().onboarded(tx, harbour, List.of(ana));
        rooms.users().archive(tx, ACTOR, harbour, bo);
    }

    private void leaks(Tx tx) {
        rooms.exposures().record(tx, harbour, "ana@harbour.example", "Adobe", tx.now());
        rooms.exposures().record(tx, harbour, "info@harbour.example", "LinkedIn", tx.now());
        rooms.dehashed()
                .record(
                        tx,
                        harbour,
                        new NewDehashedRecord(
                                "ana@harbour.example",
                                10057386514L,
                                "192.0.2.17",
                                "ana",
                                "letmein",
                                null,
                                null,
                                null,
                                null,
                                "forum",
                                null,
                                tx.now()));
    }

    private void administration(Tx tx) {
        autopilot = rooms.customers()
                .create(tx, ACTOR, CustomerDetails.of("Autopilot", CustomerType.STANDARD))
                .id();
        rooms.users().add(tx, ACTOR, autopilot, UserDetails.of("Dee", "Dee", "dee@auto.example"));
        rooms.administrators()
                .create(
                        tx,
                        ACTOR,
                        AdministratorDetails.of("Nils", "Holm", "nils@example.net")
                                .withCustomer(harbour));
        key = rooms.keys()
                .issue(tx, ACTOR, "all", new Scope.WholePartner(), true, null)
                .secret();
        harbourKey = rooms.keys()
                .issue(tx, ACTOR, "harbour", new Scope.OneCustomer(harbour.value()), true, null)
                .secret();
    }

    void subscribe() {
        at(
                0,
                tx -> rooms.subscriptions()
                        .put(
                                tx,
                                ACTOR,
                                new SubscriptionDetails(
                                        (ObjectNode) Json.tree(STRIPE_CUSTOMER),
                                        (ObjectNode) Json.tree(STRIPE_SUBSCRIPTION),
                                        125_050L,
                                        null,
                                        true,
                                        null,
                                        harbour)));
    }

    private static final String STRIPE_CUSTOMER = """
            {"id": "cus_Example", "object": "customer", "balance": 0, "created": 1732406400, "currency": "usd",
             "delinquent": false, "email": "billing@example.net", "invoice_prefix": "7FE1103", "livemode": false,
             "invoice_settings": {}, "metadata": {"tier": "gold"}, "name": "Northwind", "next_invoice_sequence": 13,
             "preferred_locales": ["en"], "tax_exempt": "none"}""";
    private static final String STRIPE_SUBSCRIPTION = """
            {"id": "sub_Example", "object": "subscription", "automatic_tax": {"enabled": false},
             "billing_cycle_anchor": 1732406400, "cancel_at_period_end": false,
             "collection_method": "charge_automatically", "created": 1732406400, "currency": "usd",
             "customer": "cus_Example", "livemode": false, "metadata": {}, "start_date": 1732406400,
             "status": "active", "items": {"object": "list", "has_more": false, "total_count": 1,
              "url": "/v1/subscription_items?subscription=sub_Example", "data": [
               {"id": "si_Example", "object": "subscription_item", "created": 1732406400, "quantity": 48,
                "current_period_start": 1762732800, "current_period_end": 1765324800, "subscription": "sub_Example",
                "price": {"id": "price_Example", "object": "price", "active": true, "billing_scheme": "per_unit",
                 "created": 1732406400, "currency": "usd", "livemode": false, "product": "prod_Example",
                 "recurring": {"interval": "month", "interval_count": 1, "usage_type": "licensed"},
                 "type": "recurring", "unit_amount": 200, "unit_amount_decimal": "200"}}]},
             "trial_settings": {"end_behavior": {"missing_payment_method": "create_invoice"}}}""";
}
