package io.surnia.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table.
 *
 * @param figure with its unit
 * @param beside what it is held against, with that one's figure; empty where nothing
 * @param value what must be within reach: the ratio of both, or the figure itself where it stands alone
 * @param reach null where nothing is asked
 */
record Finding(
        String what,
        String figure,
        String beside,
        String besideFigure,
        double value,
        @Nullable Reach reach) {

    /** A figure by itself. */
    static Finding alone(String what, String figure, double value, @Nullable Reach reach) {
        return new Finding(what, figure, "", "", value, reach);
    }

    /** Times a second, as few digits as say something. */
    static String perSecond(double rate) {
        return String.format(Locale.ROOT, rate < 100 ? "%.1f/s" : "%,.0f/s", rate);
    }

    /** In Markdown. */
    String row() {
        String ratio = beside.isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", value);
        String asked = reach == null ? "" : reach + (reach.holds(value) ? ", reached" : ", **missed**");
        return "| %s | %s | %s | %s | %s | %s |".formatted(what, figure, beside, besideFigure, ratio, asked);
    }
}
