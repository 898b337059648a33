package io.surnia.reports;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A report as it is printed and mailed.
 *
 * @param brand as whom it is written
 * @param title what it is
 * @param subject whom it is about
 * @param day of which day its figures are
 * @param figures those of its head
 * @param pictures its charts
 * @param listing whom it names
 */
public record ReportPage(
        Brand brand,
        String title,
        String subject,
        LocalDate day,
        List<Figure> figures,
        List<Picture> pictures,
        Listing listing) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    /**
     * A chart.
     *
     * @param spoken the same in words
     * @param svg the drawing, safe to stand in a page as it is
     * @param name what a mail calls its picture
     */
    public record Picture(String title, String spoken, String svg, String name) {}

    /**
     * Some of the rows.
     *
     * @param none what is said where there are none
     * @param unlisted how many more there are
     */
    public record Listing(String title, String none, List<String> headings, List<List<String>> rows, long unlisted) {}

    /** The day, as people write it. */
    public String date() {
        return dated(day);
    }

    static String dated(LocalDate day) {
        return DAY.format(day);
    }
}
