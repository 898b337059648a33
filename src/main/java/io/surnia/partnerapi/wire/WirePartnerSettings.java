package io.surnia.partnerapi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
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
        @JsonProperty("whitelabel_certificate_of_completion") int whitelabelCertificate,
        @JsonProperty("primary_color") String primaryColor,
        @JsonProperty("secondary_color") String secondaryColor,
        @JsonProperty("ch_color_override") int colorOverride,
        @JsonProperty("show_wizard") int showWizard,
        @JsonProperty("api_key") String maskedKey,
        @JsonProperty("timezone") String timezone,
        @JsonProperty("cust_id") @Nullable Long ownCustomerId) {}
