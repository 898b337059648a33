package io.surnia.reports;

import java.util.List;
import java.util.Locale;

/**
 * A report as a mail shows it: shorter than on paper.
 *
 * @param hasWorkbook whether the workbook comes with it
 */
public record MailPage(ReportPage page, boolean hasWorkbook) {
    private static final int LISTED = 10;

    /** The first of those whom the report lists. */
    public List<List<String>> rows() {
        List<List<String>> rows = page.listing().rows();
        return rows.subList(0, Math.min(LISTED, rows.size()));
    }

    /** How many more there are. */
    public long unlisted() {
        return page.listing().rows().size() - rows().size() + page.listing().unlisted();
    }

    /** The same in words. */
    public String more() {
        return String.format(Locale.ROOT, "… and %,d more.", unlisted());
    }

    /** What comes with the mail, and what does not. */
    public String enclosed() {
        return hasWorkbook
                ? "Attached: the report as PDF, and everybody as a workbook."
                : "Attached: the report as PDF. The workbook is too large for a mail; ask for it where reports are exported.";
    }
}
