package io.surnia.reports;

import java.awt.geom.RoundRectangle2D;
import java.util.List;
import java.util.Locale;

/**
 * Bars beside each other's names.
 *
 * @param title what it shows
 * @param most what a whole bar stands for, at least 1
 * @param unit what stands behind each number
 */
record Chart(String title, List<Bar> bars, int most, String unit) {
    private static final int WIDTH = 650;
    private static final int ROW = 30;
    private static final double TEXT = 13;
    private static final double NAMES = 150;
    private static final double NUMBERS = 56;
    private static final String INK = "#2b303a";
    private static final String TRACK = "#e8eaee";

    /** One of them; its value is from 0 to the chart's most. */
    record Bar(String name, int value) {}

    /** Percentages. */
    static Chart ofPercent(String title, List<Bar> bars) {
        return new Chart(title, bars, 100, "%");
    }

    /** Counts: the longest bar is the largest of them. */
    static Chart ofCounts(String title, List<Bar> bars) {
        int most = bars.stream().mapToInt(Bar::value).max().orElse(1);
        return new Chart(title, bars, Math.max(1, most), "");
    }

    /** The same for those who cannot see it. */
    String spoken() {
        StringBuilder words = new StringBuilder(title).append(':');
        for (Bar bar : bars) {
            words.append(String.format(Locale.ROOT, " %s %,d%s;", bar.name(), bar.value(), unit));
        }
        return words.substring(0, words.length() - 1);
    }

    Drawing draw(String color) {
        Drawing drawing = new Drawing(WIDTH, ROW * bars.size() + 4);
        double length = WIDTH - NAMES - NUMBERS;
        for (int row = 0; row < bars.size(); row++) {
            Bar bar = bars.get(row);
            double top = row * ROW + 7.0;
            double baseline = top + 13;
            drawing.fill(Lettering.regular().outline(bar.name(), TEXT, 0, baseline), INK);
            drawing.fill(new RoundRectangle2D.Double(NAMES, top, length, 16, 8, 8), TRACK);
            double share = length * bar.value() / most;
            if (share > 0) {
                drawing.fill(new RoundRectangle2D.Double(NAMES, top, Math.max(share, 4), 16, 8, 8), color);
            }
            String number = String.format(Locale.ROOT, "%,d%s", bar.value(), unit);
            double start = WIDTH - Lettering.bold().width(number, TEXT);
            drawing.fill(Lettering.bold().outline(number, TEXT, start, baseline), INK);
        }
        return drawing;
    }
}
