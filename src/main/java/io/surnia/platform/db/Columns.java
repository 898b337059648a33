package io.surnia.platform.db;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the schema's types read from a row: instants, days, zones, and enums stored as their lower-case names. */
public final class Columns {
    private Columns() {}

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    public static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    public static ZoneId zone(ResultSet row, String column) throws SQLException {
        return ZoneId.of(row.getString(column));
    }

    public static @Nullable ZoneId zoneOrNull(ResultSet row, String column) throws SQLException {
        String name = row.getString(column);
        return name == null ? null : ZoneId.of(name);
    }

    /** An enum's constant from its lower-case name. */
    public static <E extends Enum<E>> E word(ResultSet row, String column, Class<E> type) throws SQLException {
        return Enum.valueOf(type, row.getString(column).toUpperCase(Locale.ROOT));
    }

    /** As {@link #word}, where the column may be null. */
    public static <E extends Enum<E>> @Nullable E wordOrNull(ResultSet row, String column, Class<E> type)
            throws SQLException {
        String word = row.getString(column);
        return word == null ? null : Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    /** An array of texts, in its order. */
    public static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((String[]) array.getArray());
    }
}
