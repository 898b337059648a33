package io.surnia.manage;

import io.surnia.manage.wire.WirePartner;
import io.surnia.manage.wire.WireRetention;
import io.surnia.partner.Branding;
import io.surnia.partner.PartnerDetails;
import io.surnia.partner.Partners;
import io.surnia.platform.http.Call;
import io.surnia.privacy.Retention;
import io.surnia.privacy.Retentions;
import java.io.IOException;
import java.util.function.UnaryOperator;

/** The partner's own settings, and how long it keeps what: for the partner's key alone. */
final class PartnerApi {
    private final Reads reads;
    private final Writes writes;
    private final Partners partners;
    private final Retentions retentions;

    PartnerApi(Reads reads, Writes writes, Partners partners, Retentions retentions) {
        this.reads = reads;
        this.writes = writes;
        this.partners = partners;
        this.retentions = retentions;
    }

    void settings(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        reads.one(caller, settings(caller));
    }

    void change(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        Fields fields = Fields.of(call);
        writes.change(
                caller, settings(caller), tx -> partners.change(tx, caller.actor(), before -> details(fields, before)));
    }

    void retention(Call call) throws IOException {
        reads.one(Caller.ofPartner(call), retention());
    }

    void changeRetention(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        Fields fields = Fields.of(call);
        writes.change(
                caller, retention(), tx -> retentions.change(tx, caller.actor(), before -> retention(fields, before)));
    }

    private One settings(Caller caller) {
        return new One(
                tx -> WirePartner.of(partners.settings(tx)),
                tx -> partners.change(tx, caller.actor(), UnaryOperator.identity()));
    }

    private One retention() {
        return new One(tx -> WireRetention.of(retentions.get(tx)), retentions::hold);
    }

    private static PartnerDetails details(Fields fields, PartnerDetails before) {
        Branding branding = before.branding();
        PartnerDetails details = before.withNames(
                        fields.text("full_name", 1, 200, before.fullName()),
                        fields.text("short_name", 1, 100, before.shortName()))
                .withSubdomain(fields.textOrNull("subdomain", 63, before.subdomain()))
                .withContact(
                        fields.email("contact_email", before.contact().email()),
                        fields.textOrNull("contact_phone", 50, before.contact().phone()),
                        fields.textOrNull("website", 2000, before.contact().website()))
                .withService(
                        fields.textOrNull("service_name", 200, before.offer().serviceName()),
                        fields.flag("whitelabel_certificate", before.offer().whitelabelCertificate()))
                .withSales(
                        fields.flag("sales_enabled", before.offer().salesEnabled()),
                        fields.textOrNull(
                                "sales_message", 10_000, before.offer().salesMessage()))
                .withBranding(new Branding(
                        fields.color("primary_color", branding.primaryColor()),
                        fields.color("secondary_color", branding.secondaryColor()),
                        fields.flag("color_override", branding.override())))
                .withWizard(fields.flag("show_wizard", before.showWizard()))
                .withTimezone(fields.zone("timezone", before.timezone()))
                .withOwnCustomer(fields.idOrNull("own_customer_id", before.ownCustomerId()));
        fields.verify();
        return details;
    }

    private static Retention retention(Fields fields, Retention before) {
        Retention retention = new Retention(
                fields.integerOrNull("archived_users_days", 1, 36_500, before.archivedUsersDays()),
                fields.integerOrNull("mails_days", 1, 36_500, before.mailsDays()),
                fields.integerOrNull("audit_days", 30, 36_500, before.auditDays()),
                fields.integerOrNull("leaked_passwords_days", 1, 36_500, before.leakedPasswordsDays()));
        fields.verify();
        return retention;
    }
}
