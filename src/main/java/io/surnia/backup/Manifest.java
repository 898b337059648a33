package io.surnia.backup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.surnia.platform.db.Migrations.Step;
import java.util.List;
import java.util.Map;

/**
 * What a backup holds, and the proof of it: its last entry, as JSON.
 *
 * @param format how the file is laid out; a program reads its own and older ones
 * @param program the version of the program that wrote it
 * @param takenAt the instant of the snapshot, ISO 8601 in UTC
 * @param schema the migrations that had been applied, in order
 * @param tables every table, in an order in which each comes after those that it refers to
 * @param sequences by name, the value that each gives next
 * @param secrets the files that are needed to read what the tables hold encrypted
 */
record Manifest(
        int format,
        String program,
        String takenAt,
        List<Step> schema,
        List<Table> tables,
        Map<String, Long> sequences,
        List<Secret> secrets) {
    static final int FORMAT = 1;

    /**
     * A table's rows, as {@code COPY … (FORMAT binary)} gives them.
     *
     * @param columns in the order of the copy, without generated ones
     * @param sha256 of the entry, uncompressed, in hex
     */
    record Table(String name, List<String> columns, long rows, String sha256) {
        @JsonIgnore
        String entry() {
            return entryOfTable(name);
        }
    }

    /** A file beside the tables, by its plain name. */
    record Secret(String name, String sha256) {
        @JsonIgnore
        String entry() {
            return entryOfSecret(name);
        }
    }

    @JsonIgnore
    String schemaVersion() {
        return schema.getLast().version();
    }

    /** For the operator, with the secrets' content. */
    Backup describe(Map<String, byte[]> contents) {
        long rows = tables.stream().mapToLong(Table::rows).sum();
        return new Backup(program, takenAt, schemaVersion(), rows, contents);
    }

    static String entryOfTable(String name) {
        return "tables/" + name + ".copy";
    }

    static String entryOfSecret(String name) {
        return "secrets/" + name;
    }
}
