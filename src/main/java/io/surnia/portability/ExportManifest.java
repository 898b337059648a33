package io.surnia.portability;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an export holds: the last file to be written, so that a folder without it is no export.
 *
 * @param format how the folder is laid out; a program reads its own and older ones
 * @param program the version of the program that wrote it
 * @param takenAt the instant of the snapshot, ISO 8601 in UTC
 * @param partner whose it is
 * @param customer null where it is of the whole partner
 * @param rows {@code jsonl} or {@code csv}
 * @param tables in an order in which each comes after those that it refers to
 * @param sequences by name, the value that each gave next
 */
public record ExportManifest(
        int format,
        String program,
        String takenAt,
        long partner,
        @Nullable Long customer,
        String rows,
        List<Table> tables,
        Map<String, Long> sequences) {
    static final int FORMAT = 1;
    static final String FILE = "manifest.json";

    /**
     * One table's file.
     *
     * @param sha256 of the file, in hex
     */
    public record Table(String name, List<String> columns, String file, long rows, String sha256) {}

    /** How many rows there are, over all tables. */
    public long count() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
