package io.surnia.assignments;

import io.surnia.administrators.AdministratorId;
import io.surnia.customers.CustomerId;
import io.surnia.library.Difficulty;
import io.surnia.library.LibraryId;
import io.surnia.library.LibraryKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** How an assignment's many columns become its records, and back. */
final class AssignmentColumns {
    static final String OF_TERMS = """
            kind, name, library_id, library_kind, library_version, program_id, program_instance_id, effective_start,
            effective_end, effective_duration_value, effective_duration_type, window_starts_on, window_days,
            fixed_window, renews, renew_on, renew_warning_days, warning_days, hr_days, file_name, file_type, message,
            refusal_message, first_notice_subject, first_notice_email, send_first_notice, warning_notice_subject,
            warning_notice_email, send_warning_notice, expiration_notice_subject, expiration_notice_email,
            send_expiration_notice, hr_notice_subject, hr_notice_email, send_hr_notice, is_public, is_optional,
            retake_override, is_anonymous, quiz_enabled, passing_percent, phishing_difficulty, report_admins, report_emails
            """;

    static final String BINDS_OF_TERMS = """
            :kind, :name, :libraryId, :libraryKind, :libraryVersion, :programId, :instanceId, :effectiveStart,
            :effectiveEnd, :spanValue, :spanUnit, :windowStartsOn, :windowDays, :fixedWindow, :renews, :renewOn,
            :renewWarningDays, :warningDays, :hrDays, :fileName, :fileType, :message, :refusalMessage, :firstSubject,
            :firstEmail, :sendFirst, :warningSubject, :warningEmail, :sendWarning, :expirationSubject,
            :expirationEmail, :sendExpiration, :hrSubject, :hrEmail, :sendHr, :isPublic, :isOptional,
            :retakeOverride, :isAnonymous, :quizEnabled, :passingPercent, :difficulty, :reportAdmins, :reportEmails
            """;

    static final String SELECT = """
            select id, customer_id, version, parent_id, renewed_id, opened_on, created_at, changed_at, archived_at, %s
              from assignments
            """.formatted(OF_TERMS);

    private AssignmentColumns() {}

    static void bind(SqlStatement<?> statement, Terms terms) {
        LibraryId item = terms.source().item();
        LibraryKind itemKind = terms.source().itemKind();
        Course course = terms.course();
        Span span = terms.effective().span();
        Renewal renewal = terms.renewal();
        Notices notices = terms.notices();
        Difficulty difficulty = terms.difficulty();
        statement
                .bind("kind", terms.kind().word())
                .bind("name", terms.name())
                .bind("libraryId", item == null ? null : (Long) item.value())
                .bind("libraryKind", itemKind == null ? null : itemKind.word())
                .bind("libraryVersion", terms.source().itemVersion())
                .bind("programId", course == null ? null : (Long) course.programId())
                .bind("instanceId", course == null ? null : (Long) course.instanceId())
                .bind("effectiveStart", terms.effective().start())
                .bind("effectiveEnd", terms.effective().end())
                .bind("spanValue", span == null ? null : (Integer) span.value())
                .bind("spanUnit", span == null ? null : span.unit().word())
                .bind("windowStartsOn", terms.window().startsOn())
                .bind("windowDays", terms.window().days())
                .bind("fixedWindow", terms.window().isFixed())
                .bind("renews", renewal != null)
                .bind("renewOn", renewal == null ? null : renewal.on())
                .bind("renewWarningDays", renewal == null ? Renewal.DEFAULT_WARNING_DAYS : renewal.warningDays())
                .bind("warningDays", notices.warningDays())
                .bind("hrDays", notices.hrDays())
                .bind("fileName", terms.source().fileName())
                .bind("fileType", terms.source().fileType())
                .bind("message", notices.message())
                .bind("refusalMessage", notices.refusalMessage())
                .bind("firstSubject", notices.first().subject())
                .bind("firstEmail", notices.first().email())
                .bind("sendFirst", notices.first().isSent())
                .bind("warningSubject", notices.warning().subject())
                .bind("warningEmail", notices.warning().email())
                .bind("sendWarning", notices.warning().isSent())
                .bind("expirationSubject", notices.expiration().subject())
                .bind("expirationEmail", notices.expiration().email())
                .bind("sendExpiration", notices.expiration().isSent())
                .bind("hrSubject", notices.hr().subject())
                .bind("hrEmail", notices.hr().email())
                .bind("sendHr", notices.hr().isSent())
                .bind("isPublic", terms.rules().isPublic())
                .bind("isOptional", terms.rules().isOptional())
                .bind("retakeOverride", terms.rules().retakeOverride())
                .bind("isAnonymous", terms.rules().isAnonymous())
                .bind("quizEnabled", terms.quiz().isEnabled())
                .bind("passingPercent", terms.quiz().passingPercent())
                .bind("difficulty", difficulty == null ? null : difficulty.word())
                .bindArray(
                        "reportAdmins",
                        Long.class,
                        terms.reports().admins().stream()
                                .map(AdministratorId::value)
                                .toList())
                .bindArray("reportEmails", String.class, terms.reports().emails());
    }

    static Assignment read(RowView row) {
        Long parent = row.getColumn("parent_id", Long.class);
        Long renewed = row.getColumn("renewed_id", Long.class);
        return new Assignment(
                new AssignmentId(row.getColumn("id", Long.class)),
                new CustomerId(row.getColumn("customer_id", Long.class)),
                row.getColumn("version", Integer.class),
                parent == null ? null : new AssignmentId(parent),
                renewed == null ? null : new AssignmentId(renewed),
                terms(row),
                row.getColumn("opened_on", LocalDate.class),
                row.getColumn("created_at", Instant.class),
                row.getColumn("changed_at", Instant.class),
                row.getColumn("archived_at", Instant.class));
    }

    private static Terms terms(RowView row) {
        String difficulty = text(row, "phishing_difficulty");
        return new Terms(
                LibraryKind.ofWord(row.getColumn("kind", String.class)),
                row.getColumn("name", String.class),
                new Effective(
                        row.getColumn("effective_start", LocalDate.class),
                        row.getColumn("effective_end", LocalDate.class),
                        span(row)),
                new Window(
                        row.getColumn("window_starts_on", LocalDate.class),
                        row.getColumn("window_days", Integer.class),
                        flag(row, "fixed_window")),
                flag(row, "renews")
                        ? new Renewal(
                                row.getColumn("renew_on", LocalDate.class),
                                row.getColumn("renew_warning_days", Integer.class))
                        : null,
                notices(row),
                source(row),
                course(row),
                new Quiz(flag(row, "quiz_enabled"), row.getColumn("passing_percent", BigDecimal.class)),
                new Rules(
                        flag(row, "is_optional"),
                        flag(row, "is_public"),
                        flag(row, "retake_override"),
                        flag(row, "is_anonymous")),
                difficulty == null ? null : Difficulty.ofWord(difficulty),
                new Reports(
                        Arrays.stream(row.getColumn("report_admins", Long[].class))
                                .map(AdministratorId::new)
                                .toList(),
                        List.of(row.getColumn("report_emails", String[].class))));
    }

    private static @Nullable Span span(RowView row) {
        Integer value = row.getColumn("effective_duration_value", Integer.class);
        String unit = text(row, "effective_duration_type");
        return value == null || unit == null ? null : new Span(value, Span.Unit.ofWord(unit));
    }

    private static Notices notices(RowView row) {
        return new Notices(
                text(row, "message"),
                text(row, "refusal_message"),
                row.getColumn("warning_days", Integer.class),
                row.getColumn("hr_days", Integer.class),
                notice(row, "first"),
                notice(row, "warning"),
                notice(row, "expiration"),
                notice(row, "hr"));
    }

    private static Notices.Notice notice(RowView row, String name) {
        return new Notices.Notice(
                flag(row, "send_%s_notice".formatted(name)),
                text(row, "%s_notice_subject".formatted(name)),
                text(row, "%s_notice_email".formatted(name)));
    }

    private static Source source(RowView row) {
        Long item = row.getColumn("library_id", Long.class);
        String kind = text(row, "library_kind");
        return new Source(
                item == null ? null : new LibraryId(item),
                kind == null ? null : LibraryKind.ofWord(kind),
                row.getColumn("library_version", Integer.class),
                text(row, "file_name"),
                text(row, "file_type"));
    }

    private static @Nullable Course course(RowView row) {
        Long program = row.getColumn("program_id", Long.class);
        Long instance = row.getColumn("program_instance_id", Long.class);
        return program == null || instance == null ? null : new Course(program, instance);
    }

    private static @Nullable String text(RowView row, String column) {
        return row.getColumn(column, String.class);
    }

    private static boolean flag(RowView row, String column) {
        return row.getColumn(column, Boolean.class);
    }
}
