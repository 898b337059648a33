package io.surnia.provisioning;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file of people in any of the ways in which spreadsheets and directories write CSV (RFC 4180, loosely). */
final class CsvFile implements Closeable {
    private static final Map<Character, String> SEPARATORS =
            Map.of(',', "comma", ';', "semicolon", '\t', "tab", '|', "bar");
    private static final String IN_ORDER = ",;\t|";

    /** The first record is within so many characters. */
    private static final int HEAD = 1 << 15;

    private static final int LONGEST_RECORD = 1 << 20;

    private final DetectedText text;
    private final BufferedReader in;
    private final char separator;
    private final int skipped;
    private final Optional<Layout> layout;

    /** Reads as much as shows how the rest is to be read. */
    CsvFile(InputStream file) throws IOException {
        text = new DetectedText(file);
        in = new BufferedReader(text, HEAD);
        in.mark(HEAD);
        char[] chars = new char[HEAD - 1];
        int length = 0;
        for (int read = 0; read >= 0 && length < chars.length; read = in.read(chars, length, chars.length - length)) {
            length += read;
        }
        in.reset();
        String head = new String(chars, 0, length);
        Optional<Character> declared = declared(head);
        skipped = declared.isPresent() ? 1 : 0;
        String sample = declared.isPresent() ? head.substring(head.indexOf('\n') + 1) : head;
        separator = declared.orElseGet(() -> sniffed(sample));
        layout = Layout.of(first(sample, separator));
    }

    /** What stands in which column; empty where the file does not show it. */
    Optional<Layout> layout() {
        return layout;
    }

    /** For people: {@code semicolons, windows-1252}. */
    String format() {
        Charset charset = text.charset();
        return "%s-separated, %s".formatted(SEPARATORS.get(separator), charset.name());
    }

    boolean isMixed(String field) {
        return text.isMixed(field);
    }

    /** Every record, the header too, each once; lines count from 1 at the first of the file but the separator's. */
    CloseableIterator<CsvRecord> records() {
        CsvReader<CsvRecord> reader =
                builder(separator).maxBufferSize(LONGEST_RECORD).ofCsvRecord(in);
        if (skipped > 0) {
            reader.skipLines(skipped);
        }
        return reader.iterator();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** What spreadsheets write to tell each other: a first line of {@code sep=;}. */
    private static Optional<Character> declared(String head) {
        boolean isDeclared = head.regionMatches(true, 0, "sep=", 0, 4)
                && head.length() > 5
                && (head.charAt(5) == '\r' || head.charAt(5) == '\n');
        return isDeclared && SEPARATORS.containsKey(head.charAt(4)) ? Optional.of(head.charAt(4)) : Optional.empty();
    }

    /** That under which the first record shows a layout, with the most columns; else that with the most columns. */
    private static char sniffed(String head) {
        char best = ',';
        int most = -1;
        for (int at = 0; at < IN_ORDER.length(); at++) {
            char candidate = IN_ORDER.charAt(at);
            List<String> record = first(head, candidate);
            int weight = record.size() + (Layout.of(record).isPresent() ? HEAD : 0);
            if (weight > most) {
                best = candidate;
                most = weight;
            }
        }
        return best;
    }

    private static List<String> first(String head, char separator) {
        try (CloseableIterator<CsvRecord> records =
                builder(separator).allowUnclosedQuote(true).ofCsvRecord(head).iterator()) {
            return records.hasNext() ? records.next().getFields() : List.of();
        } catch (IOException | RuntimeException broken) {
            return List.of();
        }
    }

    private static CsvReader.CsvReaderBuilder builder(char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .trimWhitespacesAroundQuotes(true)
                .allowUnclosedQuote(false);
    }
}
