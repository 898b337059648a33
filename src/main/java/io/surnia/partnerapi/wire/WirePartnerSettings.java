package io.surnia.partnerapi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.surnia.partner.Partner;
import io.surnia.partner.PartnerDetails;
import org.jspecify.annotations.Nullable;

/** The answer of Get Partner Settings; of the key only its last four characters. */
public record WirePartnerSettings(
        @JsonProperty("id") long id,
        @JsonProperty("full_name") String fullName,
        @JsonProperty("short_name") String shortName,
        @JsonProperty("contact_email") String contactEmail,
        @JsonProperty("contact_phone") @Nullable String contactPhone,
        @JsonProperty("website") @Nullable String website,
        @JsonProperty("service_name") @Nullable String serviceName,
        @JsonProperty("sales_module_report_msg") @Nullable String salesMessage,
        @JsonProperty("sales_enabled") int salesEnabled,

        @JsonProperty("whitelabel_certificate_of_completion")
        int whitelabelCertificate,

        @JsonProperty("primary_color") String primaryColor,
        @JsonProperty("secondary_color") String secondaryColor,
        @JsonProperty("ch_color_override") int colorOverride,
        @JsonProperty("show_wizard") int showWizard,
        @JsonProperty("api_key") String maskedKey,
        @JsonProperty("timezone") String timezone,
        @JsonProperty("cust_id") @Nullable Long ownCustomerId) {

    /** @param last4 the last four characters of the partner's key */
    public static WirePartnerSettings of(Partner partner, String last4) {
        PartnerDetails details = partner.details();
        return new WirePartnerSettings(
                partner.id().value(),
                details.fullName(),
                details.shortName(),
                details.contact().email(),
                details.contact().phone(),
                details.contact().website(),
                details.offer().serviceName(),
                details.offer().salesMessage(),
                Values.flag(details.offer().salesEnabled()),
                Values.flag(details.offer().whitelabelCertificate()),
                details.branding().primaryColor(),
                details.branding().secondaryColor(),
                Values.flag(details.branding().override()),
                Values.flag(details.showWizard()),
                "********" + last4,
                details.timezone().getId(),
                details.ownCustomerId());
    }
}
