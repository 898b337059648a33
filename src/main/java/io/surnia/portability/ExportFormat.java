package io.surnia.portability;

/** How an export's rows are written. */
public enum ExportFormat {
    /** For spreadsheets: RFC 4180 with a header, UTF-8; a text that a spreadsheet would take for a formula begins with '. */
    CSV,
    /** For programs, and for import: a JSON object a line. */
    JSONL;

    /** What a file's name ends with. */
    String suffix() {
        return this == CSV ? ".csv" : ".jsonl";
    }
}
