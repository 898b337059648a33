package io.surnia.reports;

import java.util.Locale;

/** As what a report can be had. */
public enum ReportFormat {
    /** Pages to print: the figures, charts, and those who need attention. */
    PDF("application/pdf"),
    /** A workbook: a sheet of figures, a sheet of everybody. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    /** RFC 4180 with a header, UTF-8: everybody. */
    CSV("text/csv; charset=utf-8"),
    /** The figures, and everybody. */
    JSON("application/json");

    private final String mediaType;

    ReportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The whole Content-Type. */
    public String mediaType() {
        return mediaType;
    }

    /** The word that names it, and the end of its files' names: {@code pdf}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
