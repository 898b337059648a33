package io.surnia.manage;

import io.surnia.administrators.AdministratorId;
import io.surnia.assignments.Effective;
import io.surnia.assignments.Notices;
import io.surnia.assignments.Notices.Notice;
import io.surnia.assignments.Quiz;
import io.surnia.assignments.Renewal;
import io.surnia.assignments.Reports;
import io.surnia.assignments.Rules;
import io.surnia.assignments.Source;
import io.surnia.assignments.Terms;
import io.surnia.assignments.Window;
import io.surnia.library.Difficulty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads an assignment's terms from a body. */
final class TermsFields {
    private TermsFields() {}

    static Terms read(Fields fields, Terms before) {
        Effective effective = effective(fields, before.effective());
        return before.withName(fields.text("name", 1, 300, before.name()))
                .withEffective(effective)
                .withWindow(window(fields, before, effective.start()))
                .withRenewal(renewal(fields, before.renewal()))
                .withNotices(notices(fields, before.notices()))
                .withQuiz(quiz(fields, before.quiz()))
                .withRules(new Rules(
                        fields.flag("is_optional", before.rules().isOptional()),
                        fields.flag("is_public", before.rules().isPublic()),
                        fields.flag("retake_override", before.rules().retakeOverride()),
                        fields.flag("is_anonymous", before.rules().isAnonymous())))
                .withSource(source(fields, before.source()))
                .withDifficulty(fields.wordOrNull("phishing_difficulty", Difficulty.class, before.difficulty()))
                .withReports(new Reports(
                        admins(fields, before.reports().admins()),
                        fields.emails("report_emails", 100, before.reports().emails())));
    }

    private static Effective effective(Fields fields, Effective before) {
        LocalDate start = fields.day("effective_start", before.start());
        LocalDate end = fields.dayOrNull("effective_end", before.end());
        boolean same = start.equals(before.start()) && Objects.equals(end, before.end());
        return same ? before : new Effective(start, end, null);
    }

    /** A window that nobody moved moves with the first day. */
    private static Window window(Fields fields, Terms before, LocalDate start) {
        Window window = before.window();
        boolean together = window.startsOn().equals(before.effective().start());
        return new Window(
                fields.day("window_starts_on", together ? start : window.startsOn()),
                fields.integer("window_days", 1, 3650, window.days()),
                fields.flag("fixed_window", window.isFixed()));
    }

    private static @Nullable Renewal renewal(Fields fields, @Nullable Renewal before) {
        LocalDate on = fields.dayOrNull("renew_on", before == null ? null : before.on());
        int warning = fields.integer("renew_warning_days", 0, 3650, before == null ? 30 : before.warningDays());
        return on == null ? null : new Renewal(on, warning);
    }

    private static Quiz quiz(Fields fields, Quiz before) {
        int percent = fields.integer(
                "passing_percent", 0, 100, before.passingPercent().intValue());
        boolean same = percent == before.passingPercent().intValue();
        return new Quiz(
                fields.flag("quiz_enabled", before.isEnabled()),
                same ? before.passingPercent() : BigDecimal.valueOf(percent));
    }

    private static Notices notices(Fields fields, Notices before) {
        return before.withMessages(
                        fields.textOrNull("message", 20_000, before.message()),
                        fields.textOrNull("refusal_message", 20_000, before.refusalMessage()))
                .withDays(
                        fields.integer("warning_days", 0, 3650, before.warningDays()),
                        fields.integer("hr_days", 0, 3650, before.hrDays()))
                .withTexts(
                        notice(fields, "first", before.first()),
                        notice(fields, "warning", before.warning()),
                        notice(fields, "expiration", before.expiration()),
                        notice(fields, "hr", before.hr()));
    }

    private static List<AdministratorId> admins(Fields fields, List<AdministratorId> before) {
        return fields.has("report_admins")
                ? fields.ids("report_admins", 100).stream()
                        .map(AdministratorId::new)
                        .toList()
                : before;
    }

    private static Notice notice(Fields fields, String name, Notice before) {
        return new Notice(
                fields.flag("send_%s_notice".formatted(name), before.isSent()),
                fields.textOrNull("%s_notice_subject".formatted(name), 300, before.subject()),
                fields.textOrNull("%s_notice_email".formatted(name), 20_000, before.email()));
    }

    /** The file beside the library item, or instead of one. */
    private static Source source(Fields fields, Source before) {
        return new Source(
                before.item(),
                before.itemKind(),
                before.itemVersion(),
                fields.textOrNull("file_name", 500, before.fileName()),
                fields.textOrNull("file_type", 50, before.fileType()));
    }
}
