package io.surnia.partnerapi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of Get Users and Get User. */
public record WireUser(
        @JsonProperty("id") long id,
        @JsonProperty("parent_user_id") @Nullable Long parentUserId,
        @JsonProperty("new_user_id") @Nullable Long newUserId,
        @JsonProperty("date_created") long created,
        @JsonProperty("customer_id") long customerId,
        @JsonProperty("compliant") String compliant,
        @JsonProperty("first_name") String firstName,
        @JsonProperty("last_name") String lastName,
        @JsonProperty("email_address") String email,
        @JsonProperty("manager_id") @Nullable Long managerId,
        @JsonProperty("user_type") String type,
        @JsonProperty("external_id") @Nullable String externalId,
        @JsonProperty("onboarding_email_sent") int onboardingSent,
        @JsonProperty("onboarding_email_sent_date") @Nullable Long onboardingSentAt,
        @JsonProperty("phishing_difficulty") String phishingDifficulty,
        @JsonProperty("reset_phishing_difficulty") @Nullable String resetPhishingDifficulty,
        @JsonProperty("hoot_score") WireScore score,
        @JsonProperty("video_score") WireScore videoScore,
        @JsonProperty("phishing_score") WireScore phishingScore,
        @JsonProperty("policy_score") WireScore policyScore,
        @JsonProperty("optional_score") WireScore optionalScore,
        @JsonProperty("completed_assignments") int completed,
        @JsonProperty("num_attempts") int attempts,
        @JsonProperty("hoot_rank") String rank,
        @JsonProperty("archived_date") @Nullable Long archivedAt,
        @JsonProperty("active") int active,
        @JsonProperty("manager_first_name") @Nullable String managerFirstName,
        @JsonProperty("manager_last_name") @Nullable String managerLastName,
        @JsonProperty("manager_email_address") @Nullable String managerEmail,
        @JsonProperty("error") @Nullable String error,
        @JsonProperty("complianceInfo") Compliance compliance,
        @JsonProperty("assignments") Assignments assignments) {

    /** What stands behind {@code compliant}. */
    public record Compliance(@JsonProperty("compliantCount") int count) {}

    /** The user's assignments; each stands in one of the three lists, ordered by id. */
    public record Assignments(
            @JsonProperty("active") List<Assignment> active,
            @JsonProperty("pending") List<Assignment> pending,
            @JsonProperty("archived") List<Assignment> archived) {}

    /** One assignment of the user. */
    public record Assignment(
            @JsonProperty("id") long id,
            @JsonProperty("name") String name,
            @JsonProperty("type") String type,
            @JsonProperty("completed_date") @Nullable Long completedAt) {}
}
