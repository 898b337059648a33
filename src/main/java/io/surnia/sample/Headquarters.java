package io.surnia.sample;

import io.surnia.administrators.Administrator;
import io.surnia.administrators.AdministratorDetails;
import io.surnia.administrators.Administrators;
import io.surnia.administrators.AuthenticationMethod;
import io.surnia.billing.SubscriptionDetails;
import io.surnia.customers.CustomerId;
import io.surnia.partner.Branding;
import io.surnia.partner.Partner;
import io.surnia.partner.PartnerDetails;
import io.surnia.platform.db.Tx;
import io.surnia.platform.time.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The partner itself: its settings, its administrators, what it pays. */
final class Headquarters {
    static final String DOMAIN = "larkmoor.example";
    static final ZoneId ZONE = ZoneId.of("America/New_York");

    private static final PartnerDetails DETAILS = PartnerDetails.of("Larkmoor IT Services, LLC", "security@" + DOMAIN)
            .withNames("Larkmoor IT Services, LLC", "Larkmoor IT")
            .withSubdomain("larkmoor")
            .withContact("security@" + DOMAIN, "+1 603 555 0140", "https://www." + DOMAIN)
            .withService("Larkmoor SafeDesk", true)
            .withSales(true, "Ask us what a month of training costs: less than an hour of standstill.")
            .withBranding(new Branding("#23395b", "#e07a3f", true))
            .withWizard(false)
            .withTimezone(ZONE);

    private final Play play;

    Headquarters(Play play) {
        this.play = play;
    }

    Partner found(Instant at) {
        Partner partner = play.rooms().partners().createSandbox(Play.ACTOR, DETAILS, at);
        // What is played is past: nobody is told of it.
        startNotices(partner.tenant(), at, play.today().plusDays(1));
        return partner;
    }

    /** From now on whoever is added is welcomed, and told what is due from tomorrow on. */
    void begin(Tenant tenant, Instant at) {
        startNotices(tenant, at, play.today());
    }

    private void startNotices(Tenant tenant, Instant at, LocalDate day) {
        play.rooms().db().inTenant(tenant, at, tx -> {
            play.rooms().notices().days().start(tx, Play.ACTOR, day);
            return day;
        });
    }

    /** Once the two customers are there that are spoken of: the largest one, and the partner itself. */
    void settle(Tx tx, CustomerId largest, CustomerId ourselves) {
        play.rooms().partners().change(tx, Play.ACTOR, details -> details.withOwnCustomer(ourselves.value()));
        play.rooms()
                .subscriptions()
                .put(
                        tx,
                        Play.ACTOR,
                        new SubscriptionDetails(
                                new StripeObjects(play).customer(),
                                new StripeObjects(play).subscription(),
                                72_240L,
                                "Recommended by Brackwater Logistics",
                                true,
                                null,
                                ourselves));
        appoint(tx, largest, ourselves);
    }

    private void appoint(Tx tx, CustomerId largest, CustomerId ourselves) {
        Administrators administrators = play.rooms().administrators();
        Administrator head = administrators.create(
                tx,
                Play.ACTOR,
                AdministratorDetails.of("Mara", "Ellison", "mara.ellison@" + DOMAIN)
                        .withContact("mara.ellison@" + DOMAIN, "+1 603 555 0141")
                        .withConsole(ourselves, 100, ZONE)
                        .withAuthentication(AuthenticationMethod.AUTHENTICATOR));
        administrators.confirm(tx, head.id());
        Administrator second = administrators.create(
                tx,
                Play.ACTOR,
                AdministratorDetails.of("Theo", "Castellano", "theo.castellano@" + DOMAIN)
                        .withConsole(largest, 50, null)
                        .withAuthentication(AuthenticationMethod.PASSKEY));
        administrators.confirm(tx, second.id());
        administrators.create(
                tx,
                Play.ACTOR,
                AdministratorDetails.of("Ruth", "Okafor", "ruth.okafor@pellworth.example")
                        .withCustomer(largest)
                        .withConsole(largest, 25, ZoneId.of("America/Chicago")));
        for (int daysAgo : new int[] {90, 31, 4}) {
            signIn(play.daysAgo(daysAgo), head);
        }
        signIn(play.daysAgo(44), second);
    }

    private void signIn(LocalDate day, Administrator administrator) {
        String browser = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
        play.agenda()
                .put(
                        day,
                        WorkingHours.HERE,
                        tx -> play.rooms().administrators().signedIn(tx, administrator.id(), browser));
    }
}
