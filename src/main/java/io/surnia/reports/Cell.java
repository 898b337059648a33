package io.surnia.reports;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands in a table's field, so that no program takes it for something else. */
final class Cell {
    private static final String FORMULA_STARTS = "=+-@\t\r";

    /** What neither a line of a table nor XML 1.0 (section 2.2) has room for. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cs}\uFFFE\uFFFF\u2028\u2029&&[^\t\r\n]]");

    private static final Pattern BREAKS = Pattern.compile("[\t\r\n]+");

    private Cell() {}

    /** A field of a file for spreadsheets: what one would take for a formula begins with an apostrophe (OWASP). */
    static String ofSpreadsheet(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = UNSEEN.matcher(value.toString()).replaceAll("");
        boolean isFormula = value instanceof String && !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        return isFormula ? "'" + text : text;
    }

    /** A text to be read, on one line. */
    static String ofPage(@Nullable Object value) {
        if (value == null) {
            return "–";
        }
        if (value instanceof Boolean truth) {
            return truth ? "yes" : "no";
        }
        return BREAKS.matcher(UNSEEN.matcher(value.toString()).replaceAll("")).replaceAll(" ");
    }
}
