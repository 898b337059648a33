package io.surnia.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What was found, as a table in Markdown. */
public final class Report {
    private final Scale scale;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    Report(Scale scale) {
        this.scale = scale;
    }

    void add(List<Finding> more) {
        findings.addAll(more);
    }

    void remark(String sentence) {
        remarks.add(sentence);
    }

    /** How many lines there are in it, for tests. */
    int size() {
        return findings.size();
    }

    /** The whole of it: when and on what it was measured, and the table. */
    public String markdown(LocalDate day) {
        StringBuilder text = new StringBuilder();
        text.append(day).append(": ").append(Machine.description()).append('\n');
        text.append(
                "%,d customers, %,d users, %,d enrollments; %d connections at once; %d rounds of %d s after %d s of warm-up.%n"
                        .formatted(
                                scale.customers(),
                                scale.users(),
                                (long) scale.users() * Scale.ASSIGNMENTS,
                                scale.connections(),
                                scale.rounds(),
                                scale.slice().toSeconds(),
                                scale.warmUp().toSeconds()));
        remarks.forEach(remark -> text.append(remark).append('\n'));
        text.append("\n| measured | figure | beside | figure | ratio | to reach |\n|---|---|---|---|---|---|\n");
        findings.forEach(finding -> text.append(finding.row()).append('\n'));
        return text.toString();
    }
}
