package io.surnia.reports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Writes rows as they come: no format holds more than some hundreds of them. The stream stays open. */
final class Tables {
    private static final int FLUSHED = 500;
    private static final int LAST_ROW = 1_048_575;
    private static final double WIDTH = 18;

    private Tables() {}

    /** All rows, in CSV. */
    static <T> void csv(OutputStream out, List<Column<T>> columns, Iterable<T> rows) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        CsvWriter csv = CsvWriter.builder().build(writer);
        csv.writeRecord(columns.stream().map(Column::name).toList());
        for (T row : rows) {
            csv.writeRecord(columns.stream()
                    .map(column -> Cell.ofSpreadsheet(column.value().apply(row)))
                    .toList());
        }
        csv.flush();
        writer.flush();
    }

    /** The figures as an object, and in it the rows under a name. */
    static <T> void json(OutputStream out, List<Figure> figures, String name, List<Column<T>> columns, Iterable<T> rows)
            throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        for (Figure figure : figures) {
            json.writeFieldName(figure.name());
            write(json, figure.value());
        }
        json.writeArrayFieldStart(name);
        for (T row : rows) {
            json.writeStartObject();
            for (Column<T> column : columns) {
                json.writeFieldName(column.name());
                write(json, column.value().apply(row));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.flush();
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            default -> json.writeString(value.toString());
        }
    }

    /** A workbook: a sheet of the figures and sheets of the rows, another wherever one is full. */
    static <T> void xlsx(OutputStream out, List<Figure> figures, String name, List<Column<T>> columns, Iterable<T> rows)
            throws IOException {
        // The workbook closes what it writes to; the stream is its owner's to close.
        Workbook book = new Workbook(new Unclosed(out), "Surnia", "1.0");
        Worksheet summary = book.newWorksheet("Summary");
        summary.width(0, 2 * WIDTH);
        summary.width(1, 2 * WIDTH);
        for (int row = 0; row < figures.size(); row++) {
            summary.inlineString(row, 0, figures.get(row).heading());
            put(summary, row, 1, figures.get(row).value());
        }
        summary.finish();
        Worksheet sheet = headed(book, name, columns);
        int row = 1;
        int sheets = 1;
        for (T each : rows) {
            if (row > LAST_ROW) {
                sheet.finish();
                sheet = headed(book, name + " " + ++sheets, columns);
                row = 1;
            }
            for (int column = 0; column < columns.size(); column++) {
                put(sheet, row, column, columns.get(column).value().apply(each));
            }
            if (row % FLUSHED == 0) {
                sheet.flush();
            }
            row++;
        }
        sheet.finish();
        book.finish();
    }

    private static <T> Worksheet headed(Workbook book, String name, List<Column<T>> columns) {
        Worksheet sheet = book.newWorksheet(name);
        sheet.freezePane(0, 1);
        for (int column = 0; column < columns.size(); column++) {
            sheet.width(column, WIDTH);
            sheet.inlineString(0, column, columns.get(column).heading());
            sheet.style(0, column).bold().set();
        }
        return sheet;
    }

    /** A text is written as a text, with the same care as in CSV: a workbook is saved as CSV sooner or later. */
    private static void put(Worksheet sheet, int row, int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Number number -> sheet.value(row, column, number);
            case Boolean truth -> sheet.value(row, column, truth);
            default -> sheet.inlineString(row, column, Cell.ofSpreadsheet(value));
        }
    }

    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
