package io.surnia.partnerapi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.surnia.customers.Customer;
import io.surnia.customers.CustomerDetails;
import io.surnia.library.LibraryKind;
import io.surnia.scoring.CustomerOverview;
import io.surnia.scoring.CustomerRank;
import io.surnia.scoring.CustomerStanding;
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
        @JsonProperty("userCount") long activeUsers) {

    public static WireCustomer of(CustomerOverview overview) {
        Customer customer = overview.customer();
        CustomerDetails details = customer.details();
        CustomerStanding standing = overview.standing();
        CustomerRank rank = standing.rank();
        return new WireCustomer(
                Long.toString(customer.id().value()),
                details.domain(),
                details.name(),
                details.type().word(),
                Values.secondsOrNull(details.trainingStartsAt()),
                details.autopilot().speed().word(),
                details.supportEmail(),
                details.branding().primaryColor(),
                details.branding().secondaryColor(),
                Values.flag(details.branding().override()),
                Values.seconds(customer.createdAt()),
                details.reporting().frequency().word(),
                details.reporting().day(),
                details.reporting().recipients(),
                Values.flag(details.welcomeEmail()),
                standing.hootScore(),
                rank == null ? null : rank.fullName(),
                effective(standing, LibraryKind.POLICY),
                compliance(standing, LibraryKind.POLICY),
                effective(standing, LibraryKind.VIDEO),
                compliance(standing, LibraryKind.VIDEO),
                effective(standing, LibraryKind.SURVEY),
                compliance(standing, LibraryKind.SURVEY),
                effective(standing, LibraryKind.PHISHING),
                compliance(standing, LibraryKind.PHISHING),
                effective(standing, LibraryKind.FOUNDATIONAL),
                compliance(standing, LibraryKind.FOUNDATIONAL),
                standing.users());
    }

    private static int effective(CustomerStanding standing, LibraryKind kind) {
        return standing.effective().getOrDefault(kind, 0);
    }

    private static int compliance(CustomerStanding standing, LibraryKind kind) {
        return standing.compliance().getOrDefault(kind, 100);
    }
}
