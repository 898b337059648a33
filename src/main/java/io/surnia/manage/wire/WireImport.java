package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.people.RosterChanges;
import io.surnia.platform.problem.Problem;
import io.surnia.provisioning.ImportReport;
import java.util.List;
import java.util.Objects;

/**
 * What became of a file of people, or would become of it.
 *
 * @param people how many are in it
 * @param format how it was read, for people
 * @param notes what was left aside, and is no mistake
 * @param memberships how often somebody joins a group
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireImport(
        boolean dryRun,
        long people,
        String format,
        List<String> notes,
        long added,
        long updated,
        long unchanged,
        long restored,
        long archived,
        long managers,
        long groups,
        long memberships) {

    /** Of a file without mistakes. */
    public static WireImport of(ImportReport report) {
        RosterChanges changes = Objects.requireNonNull(report.changes());
        return new WireImport(
                report.isDryRun(),
                report.people(),
                report.format(),
                report.notes(),
                changes.added(),
                changes.updated(),
                changes.unchanged(),
                changes.restored(),
                changes.archived(),
                changes.managers(),
                changes.groups(),
                changes.memberships());
    }

    /** What is wrong, each by its line, in the order of the lines. */
    public static List<Problem.Field> faults(ImportReport report) {
        return report.findings().stream()
                .map(finding -> new Problem.Field(
                        "line " + finding.line(),
                        finding.kind().word(),
                        "Line %d: %s".formatted(finding.line(), finding.sentence())))
                .toList();
    }
}
