package io.surnia.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TablesTest {
    private static final List<Column<String>> ONE = List.of(new Column<>("name", "Name", each -> each));

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\tx", "\rx"})
    void writesWhatASpreadsheetWouldTakeForAFormulaAsText(String formula) throws IOException {
        assertThat(Cell.ofSpreadsheet(formula)).isEqualTo("'" + formula);
        assertThat(csv(formula)).startsWith("name\r\n").contains("'" + formula);
        assertThat(sheet(formula)).contains("t=\"inlineStr\"").doesNotContain("<f>");
        if (!Character.isWhitespace(formula.charAt(0))) {
            assertThat(sheet(formula)).contains("&apos;" + formula.substring(0, 1));
        }
    }

    @Test
    void leavesNamesAndNumbersAsTheyAre() throws IOException {
        assertThat(csv("Ana, \"Ána\" Ψ Ж")).isEqualTo("name\r\n\"Ana, \"\"Ána\"\" Ψ Ж\"\r\n");
        assertThat(Cell.ofSpreadsheet(-7)).isEqualTo("-7");
        assertThat(Cell.ofSpreadsheet(null)).isEmpty();
    }

    @Test
    void writesNoCharacterThatXmlForbids() throws IOException {
        assertThat(sheet("a\u0000b\u0007c\uFFFE<&>")).contains("abc&lt;&amp;&gt;");
    }

    @Test
    void writesAHundredThousandRowsInLittleMemory() throws IOException {
        System.gc();
        long before = used();
        long[] most = {0};
        long[] written = {0};
        Iterable<String> rows = () -> IntStream.range(0, 100_000)
                .peek(row -> {
                    if (row % 20_000 == 19_999) {
                        System.gc();
                        most[0] = Math.max(most[0], used() - before);
                    }
                })
                .mapToObj(row -> "Person number " + row + " with a long name of one's own")
                .iterator();
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int octet) {
                written[0]++;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                written[0] += length;
            }
        };
        Tables.xlsx(counting, List.of(), "People", ONE, rows);

        assertThat(written[0]).isGreaterThan(300_000);
        assertThat(most[0]).isLessThan(20_000_000);
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static String csv(String value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Tables.csv(out, ONE, List.of(value));
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The sheet of the rows, as it stands in the workbook. */
    private static String sheet(String value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Tables.xlsx(out, List.of(new Figure("day", "Day", "2026-11-24")), "People", ONE, List.of(value));
        Path file = Files.createTempFile("workbook", ".xlsx");
        Files.write(file, out.toByteArray());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = Objects.requireNonNull(zip.getEntry("xl/worksheets/sheet2.xml"));
            return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            Files.delete(file);
        }
    }
}
