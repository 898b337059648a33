package io.surnia.partnerapi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of Get Customers, Get Customer and Get Compliance Metrics. Its id is a string, the only one that is. */
public record WireCustomer(
        @JsonProperty("id") String id,
        @JsonProperty("domain") @Nullable String domain,
        @JsonProperty("name") String name,
        @JsonProperty("customer_type") String type,
        @JsonProperty("training_start_date") @Nullable Long trainingStart,
        @JsonProperty("foundational_program_speed") String foundationalSpeed,
        @JsonProperty("support_email") @Nullable String supportEmail,
        @JsonProperty("primary_color") String primaryColor,
        @JsonProperty("secondary_color") String secondaryColor,
        @JsonProperty("branding_override") int brandingOverride,
        @JsonProperty("date_created") long created,
        @JsonProperty("report_frequency") String reportFrequency,
        @JsonProperty("report_day") int reportDay,
        @JsonProperty("report_recipients_json") List<String> reportRecipients,
        @JsonProperty("welcome_email_enabled") int welcomeEmail,
        @JsonProperty("hoot_score") @Nullable Integer score,
        @JsonProperty("hoot_rank") @Nullable String rank,
        @JsonProperty("activePolicyCount") int policies,
        @JsonProperty("overallPolicyCompliance") int policyCompliance,
        @JsonProperty("activeVideoCount") int videos,
        @JsonProperty("overallVideoCompliance") int videoCompliance,
        @JsonProperty("activeSurveyCount") int surveys,
        @JsonProperty("overallSurveyCompliance") int surveyCompliance,
        @JsonProperty("activePhishingCount") int phishing,
        @JsonProperty("overallPhishingCompliance") int phishingCompliance,
        @JsonProperty("activeZacFoundationalCount") int foundational,
        @JsonProperty("overallZacFoundationalCompliance") int foundationalCompliance,
        @JsonProperty("userCount") long activeUsers) {}
