package io.surnia.exposures;

import java.util.ArrayList;
import java.util.List;

/** An alarm as plain text. */
final class AlarmText {
    private AlarmText() {}

    static String of(AlarmPage page) {
        List<String> lines = new ArrayList<>(List.of(page.letterhead().serviceName(), "", page.introduction(), ""));
        for (AlarmPage.Account account : page.accounts()) {
            lines.add(account.who());
            account.findings().forEach(finding -> lines.add("  " + finding));
            lines.add("");
        }
        if (page.unlisted() > 0) {
            lines.add(page.more());
            lines.add("");
        }
        lines.add("What to do now");
        page.advice().forEach(advice -> lines.add("* " + advice));
        lines.add("");
        // What mail programs know as a signature (RFC 3676, 4.3).
        lines.add("-- ");
        lines.addAll(page.closing());
        return String.join("\n", lines) + "\n";
    }
}
