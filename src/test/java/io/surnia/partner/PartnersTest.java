package io.surnia.partner;

import static io.surnia.testing.TestRooms.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surnia.platform.problem.Problem;
import io.surnia.testing.TestRooms;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class PartnersTest {
    private static final TestRooms ROOMS = new TestRooms();

    @AfterAll
    static void dropDatabase() {
        ROOMS.close();
    }

    @Test
    void aNewPartnerIsATenantWithEveryDefaultAndOpensOnItsOwnDay() {
        Partner partner = ROOMS.partners.create(
                OPERATOR, PartnerDetails.of("Far East", "hi@example.org").withTimezone(ZoneId.of("Pacific/Auckland")));

        assertThat(partner.id().value()).isGreaterThanOrEqualTo(1000);
        assertThat(partner.openDay()).isEqualTo(LocalDate.of(2026, 11, 25));
        assertThat(partner.details().branding()).isEqualTo(Branding.BUILT_IN);
        assertThat(partner.tenant().zone()).isEqualTo(ZoneId.of("Pacific/Auckland"));
        assertThat(ROOMS.db.<Partner>inTenant(partner.tenant(), ROOMS.partners::settings))
                .isEqualTo(partner);
    }

    @Test
    void aPartnerCanBeMadeInThePast() {
        Instant past = Instant.parse("2025-09-24T08:00:00Z");
        Partner partner = ROOMS.partners.create(OPERATOR, PartnerDetails.of("Old", "old@example.org"), past);

        assertThat(partner.createdAt()).isEqualTo(past);
        assertThat(partner.openDay()).isEqualTo(LocalDate.of(2025, 9, 24));
    }

    @Test
    void aSandboxIsMarkedAsOneAndStaysOne() {
        Partner real = ROOMS.partners.create(OPERATOR, PartnerDetails.of("Real", "real@example.org"));
        Partner sandbox = ROOMS.partners.createSandbox(OPERATOR, PartnerDetails.of("Play", "play@example.org"));

        assertThat(real.sandbox()).isFalse();
        assertThat(sandbox.sandbox()).isTrue();
        assertThat(ROOMS.db.<Partner>inTenant(
                        sandbox.tenant(), tx -> ROOMS.partners.change(tx, OPERATOR, each -> each.withWizard(false))))
                .extracting(Partner::sandbox)
                .isEqualTo(true);
    }

    @Test
    void everySettingIsKept() {
        PartnerDetails all = PartnerDetails.of("x", "x@example.org")
                .withNames("Full Name", "Short")
                .withSubdomain("short-1")
                .withContact("c@example.org", "+46 8 1", "https://example.org")
                .withService("Aware", true)
                .withSales(true, "Call us")
                .withBranding(new Branding("#ABCDEF", "#000000", true))
                .withWizard(false)
                .withTimezone(ZoneId.of("Europe/Stockholm"))
                .withOwnCustomer(null);
        Partner partner = ROOMS.partners.create(OPERATOR, all);

        assertThat(partner.details()).isEqualTo(all);
        assertThat(partner.details().branding().primaryColor()).isEqualTo("#abcdef");
    }

    @Test
    void aChangeLeavesWhatChangedInTheAudit() {
        long last = ROOMS.lastAudit();
        ROOMS.inTenant(tx -> ROOMS.partners.change(tx, OPERATOR, old -> old.withService("Hawk", true)));
        ROOMS.inTenant(tx -> ROOMS.partners.change(tx, OPERATOR, old -> old));

        assertThat(ROOMS.auditAfter(last)).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("change");
            assertThat(entry.subject()).isEqualTo(new Subject("partner", ROOMS.tenant.partnerId()));
            assertThat(entry.actorKind()).isEqualTo("operator");
            assertThat(entry.before()).isEqualTo("{\"offer\": {\"whitelabelCertificate\": false}}");
            assertThat(entry.after())
                    .isEqualTo("{\"offer\": {\"serviceName\": \"Hawk\", \"whitelabelCertificate\": true}}");
        });
    }

    @Test
    void aSubdomainBelongsToOnePartner() {
        ROOMS.partners.create(
                OPERATOR, PartnerDetails.of("First", "a@example.org").withSubdomain("taken"));

        assertThatThrownBy(() -> ROOMS.partners.create(
                        OPERATOR, PartnerDetails.of("Second", "b@example.org").withSubdomain("taken")))
                .isInstanceOf(Problem.class)
                .hasMessage("The subdomain belongs to another partner.");
    }

    @Test
    void aValueThatTheSchemaRefusesIsNamed() {
        assertThatThrownBy(() -> ROOMS.partners.create(OPERATOR, PartnerDetails.of("", "a@example.org")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("full_name");
        assertThatThrownBy(() -> ROOMS.partners.create(
                        OPERATOR, PartnerDetails.of("A", "a@example.org").withSubdomain("Not A Name")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("subdomain");
    }

    @Test
    void theOpenDayOnlyMovesForward() {
        LocalDate tomorrow = LocalDate.of(2026, 11, 25);
        ROOMS.db.doInTenant(ROOMS.stranger, tx -> ROOMS.partners.open(tx, tomorrow));
        ROOMS.db.doInTenant(ROOMS.stranger, tx -> ROOMS.partners.open(tx, tomorrow.minusDays(10)));

        assertThat(ROOMS.asStranger(ROOMS.partners::settings).openDay()).isEqualTo(tomorrow);
    }
}
