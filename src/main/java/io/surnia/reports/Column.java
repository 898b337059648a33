package io.surnia.reports;

import io.surnia.library.LibraryKind;
import io.surnia.scoring.CustomerOverview;
import io.surnia.scoring.UserRanking;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a report's rows.
 *
 * @param name as machines read it
 * @param heading as people read it
 * @param value a text, a whole number, a truth, or null where there is none
 */
record Column<T>(String name, String heading, Function<T, @Nullable Object> value) {

    /** Everybody of a customer. */
    static final List<Column<UserRanking>> PEOPLE = List.of(
            new Column<>("first_name", "First name", UserRanking::firstName),
            new Column<>("last_name", "Last name", UserRanking::lastName),
            new Column<>("email", "E-mail", UserRanking::email),
            new Column<>("hoot_score", "HootScore", each -> each.standing().hootScore()),
            new Column<>("hoot_rank", "Rank", each -> each.standing().rank().fullName()),
            new Column<>("compliant", "Compliant", each -> each.standing().isCompliant()),
            new Column<>("video_score", "Videos", each -> each.standing().videoScore()),
            new Column<>("phishing_score", "Phishing", each -> each.standing().phishingScore()),
            new Column<>("policy_score", "Policies", each -> each.standing().policyScore()),
            new Column<>("optional_score", "Optional", each -> each.standing().optionalScore()),
            new Column<>(
                    "completed_assignments",
                    "Completed",
                    each -> each.standing().completedAssignments()),
            new Column<>("num_attempts", "Attempts", each -> each.standing().attempts()),
            new Column<>("late_submissions", "Late", each -> each.standing().lateSubmissions()));

    /** Every customer of a partner. */
    static final List<Column<CustomerOverview>> CUSTOMERS = List.of(
            new Column<>("customer_id", "Id", each -> each.customer().id().value()),
            new Column<>(
                    "customer_name",
                    "Customer",
                    each -> each.customer().details().name()),
            new Column<>(
                    "customer_type",
                    "Type",
                    each -> each.customer().details().type().word()),
            new Column<>("users", "Users", each -> each.standing().users()),
            new Column<>("hoot_score", "HootScore", each -> each.standing().hootScore()),
            new Column<>("hoot_rank", "Rank", Column::rank),
            new Column<>("compliance", "Compliance %", each -> each.standing().overallCompliance()),
            new Column<>("policy_compliance", "Policies %", each -> compliance(each, LibraryKind.POLICY)),
            new Column<>("video_compliance", "Videos %", each -> compliance(each, LibraryKind.VIDEO)),
            new Column<>("survey_compliance", "Surveys %", each -> compliance(each, LibraryKind.SURVEY)),
            new Column<>("phishing_compliance", "Phishing %", each -> compliance(each, LibraryKind.PHISHING)),
            new Column<>(
                    "foundational_compliance", "Foundational %", each -> compliance(each, LibraryKind.FOUNDATIONAL)));

    private static @Nullable String rank(CustomerOverview overview) {
        var rank = overview.standing().rank();
        return rank == null ? null : rank.fullName();
    }

    private static @Nullable Integer compliance(CustomerOverview overview, LibraryKind kind) {
        return overview.standing().compliance().get(kind);
    }
}
