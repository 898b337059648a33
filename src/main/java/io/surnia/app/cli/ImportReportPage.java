package io.surnia.app.cli;

import io.surnia.people.RosterChanges;
import io.surnia.provisioning.Finding;
import io.surnia.provisioning.ImportReport;
import java.io.PrintWriter;

/** An import's report, as it is printed. */
final class ImportReportPage {
    private ImportReportPage() {}

    static void print(ImportReport report, PrintWriter out) {
        out.printf("%,d people; %s%n", report.people(), report.format());
        report.notes().forEach(out::println);
        for (Finding finding : report.findings()) {
            out.printf("line %-7d %-20s %s%n", finding.line(), finding.kind().word(), finding.sentence());
        }
        if (report.mistakes() > report.findings().size()) {
            out.printf("… and %,d more%n", report.mistakes() - report.findings().size());
        }
        RosterChanges changes = report.changes();
        if (changes != null) {
            out.println(report.isDryRun() ? "would be" : "done");
            out.printf("  people added      %,11d%n", changes.added());
            out.printf("  people updated    %,11d%n", changes.updated());
            out.printf("  people unchanged  %,11d%n", changes.unchanged());
            out.printf("  people restored   %,11d%n", changes.restored());
            out.printf("  people archived   %,11d%n", changes.archived());
            out.printf("  managers created  %,11d%n", changes.managers());
            out.printf("  groups created    %,11d%n", changes.groups());
            out.printf("  memberships       %,11d%n", changes.memberships());
        }
        out.flush();
    }
}
