package io.surnia.reports;

import io.surnia.reports.ReportPage.Picture;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A report before it is written in some format. Its rows are walked anew each time, and never held.
 *
 * @param shown how many of the figures, from the first, its pages show
 * @param rowsName what the rows are called by machines
 * @param sheet and by people
 * @param digest what the pages make of the rows
 */
record Report<T>(
        Brand brand,
        String title,
        String subject,
        LocalDate day,
        List<Figure> figures,
        List<Figure> shown,
        String rowsName,
        String sheet,
        List<Column<T>> columns,
        Iterable<T> rows,
        Function<Iterable<T>, Digest> digest) {

    /** A report, as printed: with its charts drawn. */
    record Printed(ReportPage page, List<Drawing> drawings) {}

    void write(ReportFormat format, Paper paper, OutputStream out) throws IOException {
        switch (format) {
            case PDF -> paper.report(printed().page(), out);
            case XLSX -> Tables.xlsx(out, figures, sheet, columns, rows);
            case CSV -> Tables.csv(out, columns, rows);
            case JSON -> Tables.json(out, figures, rowsName, columns, rows);
        }
    }

    Printed printed() {
        Digest made = digest.apply(rows);
        List<Drawing> drawings = new ArrayList<>();
        List<Picture> pictures = new ArrayList<>();
        for (Chart chart : made.charts()) {
            Drawing drawing = chart.draw(brand.primaryColor());
            drawings.add(drawing);
            pictures.add(new Picture(
                    chart.title(), chart.spoken(), drawing.svg(), "chart%d.png".formatted(pictures.size() + 1)));
        }
        return new Printed(
                new ReportPage(brand, title, Cell.ofPage(subject), day, shown, pictures, made.listing()), drawings);
    }
}
