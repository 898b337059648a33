package io.surnia.partnerapi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.surnia.assignments.Load;
import io.surnia.people.User;
import io.surnia.people.UserDetails;
import io.surnia.scoring.Standing;
import io.surnia.scoring.UserOverview;
import io.surnia.scoring.UserOverview.ManagerName;
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

        @JsonProperty("onboarding_email_sent_date") @Nullable
        Long onboardingSentAt,

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

    public static WireUser of(UserOverview overview) {
        User user = overview.user();
        UserDetails details = user.details();
        ManagerName manager = overview.manager();
        Standing standing = overview.standing();
        return new WireUser(
                user.id().value(),
                null,
                null,
                Values.seconds(user.createdAt()),
                user.customer().value(),
                standing.isCompliant() ? "yes" : "no",
                details.firstName(),
                details.lastName(),
                details.email(),
                details.manager() == null ? null : details.manager().value(),
                details.source().word(),
                details.externalId(),
                Values.flag(user.onboardedAt() != null),
                Values.secondsOrNull(user.onboardedAt()),
                details.difficulty().word(),
                details.resetDifficulty() == null
                        ? null
                        : details.resetDifficulty().word(),
                new WireScore(standing.hootScore()),
                new WireScore(standing.videoScore()),
                new WireScore(standing.phishingScore()),
                new WireScore(standing.policyScore()),
                new WireScore(standing.optionalScore()),
                standing.completedAssignments(),
                standing.attempts(),
                standing.rank().fullName(),
                Values.secondsOrNull(user.archivedAt()),
                Values.flag(user.archivedAt() == null),
                manager == null ? null : manager.firstName(),
                manager == null ? null : manager.lastName(),
                manager == null ? null : manager.email(),
                user.syncError(),
                new Compliance(standing.compliantCount()),
                Assignments.of(overview.load()));
    }

    /** What stands behind {@code compliant}. */
    public record Compliance(@JsonProperty("compliantCount") int count) {}

    /** The user's assignments; each stands in one of the three lists, ordered by id. */
    public record Assignments(
            @JsonProperty("active") List<Assignment> active,
            @JsonProperty("pending") List<Assignment> pending,
            @JsonProperty("archived") List<Assignment> archived) {

        static Assignments of(Load load) {
            return new Assignments(list(load.active()), list(load.pending()), list(load.archived()));
        }

        private static List<Assignment> list(List<Load.Item> items) {
            return items.stream().map(Assignment::of).toList();
        }
    }

    /** One assignment of the user. */
    public record Assignment(
            @JsonProperty("id") long id,
            @JsonProperty("name") String name,
            @JsonProperty("type") String type,
            @JsonProperty("completed_date") @Nullable Long completedAt) {

        static Assignment of(Load.Item item) {
            return new Assignment(
                    item.assignment().id().value(),
                    item.assignment().name(),
                    item.assignment().kind().word(),
                    Values.secondsOrNull(item.completedAt()));
        }
    }
}
