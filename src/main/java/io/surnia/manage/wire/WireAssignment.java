package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.administrators.AdministratorId;
import io.surnia.assignments.Assignment;
import io.surnia.assignments.AssignmentId;
import io.surnia.assignments.Notices;
import io.surnia.assignments.Renewal;
import io.surnia.assignments.Target;
import io.surnia.assignments.Terms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An assignment as the management API sends it, with whom it is asked of. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireAssignment(
        long id,
        long customerId,
        String kind,
        String name,
        int version,
        @Nullable Long parentId,
        @Nullable Long renewedId,
        @Nullable Long libraryId,
        @Nullable Integer libraryVersion,
        @Nullable String fileName,
        @Nullable String fileType,
        String effectiveStart,
        @Nullable String effectiveEnd,
        String windowStartsOn,
        int windowDays,
        boolean fixedWindow,
        String dueOn,
        @Nullable String renewOn,
        @Nullable Integer renewWarningDays,
        boolean quizEnabled,
        BigDecimal passingPercent,
        boolean isOptional,
        boolean isPublic,
        boolean retakeOverride,
        boolean isAnonymous,
        @Nullable String phishingDifficulty,
        @Nullable String message,
        @Nullable String refusalMessage,
        int warningDays,
        int hrDays,
        boolean sendFirstNotice,
        @Nullable String firstNoticeSubject,
        @Nullable String firstNoticeEmail,
        boolean sendWarningNotice,
        @Nullable String warningNoticeSubject,
        @Nullable String warningNoticeEmail,
        boolean sendExpirationNotice,
        @Nullable String expirationNoticeSubject,
        @Nullable String expirationNoticeEmail,
        boolean sendHrNotice,
        @Nullable String hrNoticeSubject,
        @Nullable String hrNoticeEmail,
        List<Long> reportAdmins,
        List<String> reportEmails,
        boolean everyone,
        List<Long> groups,
        List<Long> users,
        @Nullable String openedOn,
        String createdAt,
        String changedAt,
        @Nullable String archivedAt) {

    public static WireAssignment of(Assignment assignment, List<Target> targets) {
        Terms terms = assignment.terms();
        Notices notices = terms.notices();
        Renewal renewal = terms.renewal();
        return new WireAssignment(
                assignment.id().value(),
                assignment.customer().value(),
                terms.kind().word(),
                terms.name(),
                assignment.version(),
                value(assignment.parent()),
                value(assignment.renewed()),
                terms.source().item() == null
                        ? null
                        : (Long) terms.source().item().value(),
                terms.source().itemVersion(),
                terms.source().fileName(),
                terms.source().fileType(),
                terms.effective().start().toString(),
                day(terms.effective().end()),
                terms.window().startsOn().toString(),
                terms.window().days(),
                terms.window().isFixed(),
                terms.window().dueOn().toString(),
                renewal == null ? null : renewal.on().toString(),
                renewal == null ? null : (Integer) renewal.warningDays(),
                terms.quiz().isEnabled(),
                terms.quiz().passingPercent(),
                terms.rules().isOptional(),
                terms.rules().isPublic(),
                terms.rules().retakeOverride(),
                terms.rules().isAnonymous(),
                terms.difficulty() == null ? null : terms.difficulty().word(),
                notices.message(),
                notices.refusalMessage(),
                notices.warningDays(),
                notices.hrDays(),
                notices.first().isSent(),
                notices.first().subject(),
                notices.first().email(),
                notices.warning().isSent(),
                notices.warning().subject(),
                notices.warning().email(),
                notices.expiration().isSent(),
                notices.expiration().subject(),
                notices.expiration().email(),
                notices.hr().isSent(),
                notices.hr().subject(),
                notices.hr().email(),
                terms.reports().admins().stream().map(AdministratorId::value).toList(),
                terms.reports().emails(),
                targets.contains(new Target.Everyone()),
                targets.stream()
                        .filter(Target.OfGroup.class::isInstance)
                        .map(target -> ((Target.OfGroup) target).group().value())
                        .toList(),
                targets.stream()
                        .filter(Target.OfUser.class::isInstance)
                        .map(target -> ((Target.OfUser) target).user().value())
                        .toList(),
                day(assignment.openedOn()),
                assignment.createdAt().toString(),
                assignment.changedAt().toString(),
                Times.text(assignment.archivedAt()));
    }

    private static @Nullable Long value(@Nullable AssignmentId id) {
        return id == null ? null : (Long) id.value();
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
