package io.surnia.partnerapi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.surnia.administrators.AdministratorId;
import io.surnia.assignments.Assignment;
import io.surnia.assignments.AssignmentId;
import io.surnia.assignments.Course;
import io.surnia.assignments.Notices;
import io.surnia.assignments.Renewal;
import io.surnia.assignments.Source;
import io.surnia.assignments.Span;
import io.surnia.assignments.Terms;
import io.surnia.programs.ScheduledTraining;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A scheduled training with its dates, notices and settings: keyed by its id in the four schedules. */
public record WireTraining(
        @JsonProperty("id") long id,
        @JsonProperty("parent_policy_id") @Nullable Long parentId,
        @JsonProperty("renewed_policy_id") @Nullable Long renewedId,
        @JsonProperty("customer_id") long customerId,
        @JsonProperty("effective_start") int effectiveStart,
        @JsonProperty("effective_end") @Nullable Integer effectiveEnd,
        @JsonProperty("effective_duration_value") @Nullable Integer durationValue,
        @JsonProperty("effective_duration_type") @Nullable String durationType,
        @JsonProperty("enable_renew_date") int renews,
        @JsonProperty("renew_date") @Nullable Integer renewOn,
        @JsonProperty("renew_warning_days") @Nullable Integer renewWarningDays,
        @JsonProperty("acceptance_window") int windowDays,
        @JsonProperty("beginning_of_acceptance_window") int windowStart,
        @JsonProperty("warning_notification_days") int warningDays,
        @JsonProperty("hr_notification_days") int hrDays,
        @JsonProperty("policy_name") String name,
        @JsonProperty("policy_file_name") @Nullable String fileName,
        @JsonProperty("policy_file_type") @Nullable String fileType,
        @JsonProperty("policy_message") @Nullable String message,
        @JsonProperty("end_user_refusal_message") @Nullable String refusalMessage,
        @JsonProperty("first_notice_subject") @Nullable String firstSubject,
        @JsonProperty("warning_notice_subject") @Nullable String warningSubject,
        @JsonProperty("expiration_notice_subject") @Nullable String expirationSubject,
        @JsonProperty("hr_notice_subject") @Nullable String hrSubject,
        @JsonProperty("hr_notice_email") @Nullable String hrText,
        @JsonProperty("first_notice_email") @Nullable String firstText,
        @JsonProperty("warning_notice_email") @Nullable String warningText,
        @JsonProperty("expiration_notice_email") @Nullable String expirationText,
        @JsonProperty("send_first_notice_email") int sendsFirst,
        @JsonProperty("send_warning_notice_email") int sendsWarning,
        @JsonProperty("send_expiration_notice_email") int sendsExpiration,
        @JsonProperty("send_hr_notice_email") int sendsHr,
        @JsonProperty("fixed_acceptance_date") int fixedWindow,
        @JsonProperty("policy_type") String type,
        @JsonProperty("public") int isPublic,
        @JsonProperty("report_admin_csv") @Nullable String reportAdministrators,
        @JsonProperty("report_email_csv") @Nullable String reportEmails,
        @JsonProperty("question_enabled") int quizEnabled,
        @JsonProperty("question_passing_score") BigDecimal passingPercent,
        @JsonProperty("is_optional") int optional,
        @JsonProperty("archived") int archived,
        @JsonProperty("training_program_id") @Nullable Long programId,

        @JsonProperty("training_program_instance_id") @Nullable
        Long programInstanceId,

        @JsonProperty("library_id") @Nullable Long libraryId,
        @JsonProperty("library_type") @Nullable String libraryType,
        @JsonProperty("library_version") @Nullable Integer libraryVersion,
        @JsonProperty("version") int version,
        @JsonProperty("retake_override") int retakeOverride,
        @JsonProperty("phishing_difficulty") @Nullable String phishingDifficulty,
        @JsonProperty("overall_compliance") int compliance,
        @JsonProperty("deployment") @Nullable Void deployment,
        @JsonProperty("groupsArr") @Nullable String groups,
        @JsonProperty("error") @Nullable String error,
        @JsonProperty("active") int active) {

    public static WireTraining of(ScheduledTraining training) {
        Assignment assignment = training.assignment();
        Terms terms = assignment.terms();
        Span span = terms.effective().span();
        Renewal renewal = terms.renewal();
        Notices notices = terms.notices();
        Source source = terms.source();
        Course course = terms.course();
        return new WireTraining(
                assignment.id().value(),
                idOrNull(assignment.parent()),
                idOrNull(assignment.renewed()),
                assignment.customer().value(),
                Values.day(terms.effective().start()),
                Values.dayOrNull(terms.effective().end()),
                span == null ? null : span.value(),
                span == null ? null : span.unit().word(),
                Values.flag(renewal != null),
                renewal == null ? null : Values.day(renewal.on()),
                renewal == null ? null : renewal.warningDays(),
                terms.window().days(),
                Values.day(terms.window().startsOn()),
                notices.warningDays(),
                notices.hrDays(),
                terms.name(),
                source.fileName(),
                source.fileType(),
                notices.message(),
                notices.refusalMessage(),
                notices.first().subject(),
                notices.warning().subject(),
                notices.expiration().subject(),
                notices.hr().subject(),
                notices.hr().email(),
                notices.first().email(),
                notices.warning().email(),
                notices.expiration().email(),
                Values.flag(notices.first().isSent()),
                Values.flag(notices.warning().isSent()),
                Values.flag(notices.expiration().isSent()),
                Values.flag(notices.hr().isSent()),
                Values.flag(terms.window().isFixed()),
                terms.kind().word(),
                Values.flag(terms.rules().isPublic()),
                Values.csv(terms.reports().admins().stream()
                        .map(AdministratorId::value)
                        .toList()),
                Values.csv(terms.reports().emails()),
                Values.flag(terms.quiz().isEnabled()),
                terms.quiz().passingPercent(),
                Values.flag(terms.rules().isOptional()),
                Values.flag(assignment.archivedAt() != null),
                course == null ? null : course.programId(),
                course == null ? null : course.instanceId(),
                source.item() == null ? null : source.item().value(),
                source.itemKind() == null ? null : source.itemKind().word(),
                source.itemVersion(),
                assignment.version(),
                Values.flag(terms.rules().retakeOverride()),
                terms.difficulty() == null ? null : terms.difficulty().word(),
                training.compliance(),
                null,
                Values.csv(training.groups().stream()
                        .map(group -> group.id().value())
                        .toList()),
                null,
                Values.flag(training.effective()));
    }

    private static @Nullable Long idOrNull(@Nullable AssignmentId id) {
        return id == null ? null : id.value();
    }
}
