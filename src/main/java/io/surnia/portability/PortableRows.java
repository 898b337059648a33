package io.surnia.portability;

import io.surnia.portability.PortableTables.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The SQL that takes rows out of any table and puts them in. All goes through COPY: nothing is held. */
final class PortableRows {
    /** JSON holds no control characters: with these as quote and separator, a line of the copy is the JSON itself. */
    private static final String RAW_LINES = "format csv, quote e'\\x01', delimiter e'\\x02'";

    private static final String FORMULA = "^[=+\\-@\\t\\r]";

    private final Handle handle;

    PortableRows(Handle handle) {
        this.handle = handle;
        handle.execute("set local timezone = 'UTC'");
        handle.execute("set local intervalstyle = 'iso_8601'");
        handle.execute("set local statement_timeout = 0");
    }

    /** Writes the rows of a condition in the order of their key, and returns how many they were. */
    long copyOut(Table table, String condition, ExportFormat format, OutputStream out)
            throws SQLException, IOException {
        String rows = "from %s where %s order by %s".formatted(quoted(table.name()), condition, list(table.key()));
        String copy = switch (format) {
            case JSONL ->
                "copy (select row_to_json(r) from (select %s %s) r) to stdout (%s)"
                        .formatted(list(table.columns()), rows, RAW_LINES);
            case CSV ->
                "copy (select %s %s) to stdout (format csv, header)"
                        .formatted(
                                table.columns().stream()
                                        .map(column -> safe(table, column))
                                        .collect(Collectors.joining(", ")),
                                rows);
        };
        return copies().copyOut(copy, out);
    }

    private static String safe(Table table, String column) {
        String name = quoted(column);
        return table.textColumns().contains(column)
                ? "case when %1$s ~ '%2$s' then '''' || %1$s else %1$s end as %1$s".formatted(name, FORMULA)
                : name;
    }

    /** Every sequence, and what it gives next at least. */
    Map<String, Long> sequences() {
        Map<String, Long> next = new LinkedHashMap<>();
        handle.createQuery("""
                select sequencename, coalesce(last_value + increment_by, start_value) as next
                  from pg_sequences where schemaname = current_schema() order by sequencename
                """)
                .map((row, _) -> next.put(row.getString(1), row.getLong(2)))
                .list();
        return next;
    }

    String takenAt() {
        return handle.createQuery("select to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')")
                .mapTo(String.class)
                .one();
    }

    /** Lays lines of JSON into a temporary table of one column; what an earlier call laid is gone. */
    long lay(InputStream lines) throws SQLException, IOException {
        handle.execute("create temporary table if not exists arriving (line json not null) on commit drop");
        handle.execute("truncate arriving");
        return copies().copyIn("copy arriving from stdin (" + RAW_LINES + ")", lines);
    }

    /** Puts what was laid into a table, in one statement: rows may refer to others of their table. */
    long insertLaid(String table, List<String> columns) {
        return handle.createUpdate("""
                insert into %1$s (%2$s)
                select %3$s from arriving, json_populate_record(null::%1$s, arriving.line) r
                """.formatted(
                                quoted(table),
                                list(columns),
                                columns.stream().map(PortableRows::arriving).collect(Collectors.joining(", "))))
                .execute();
    }

    private static String arriving(String column) {
        return column.equals("breach_id")
                ? "(select b.here from arrived_breaches b where b.there = r.breach_id)"
                : "r." + quoted(column);
    }

    /** The catalogue is everybody's: a breach that is known here keeps its id and its description. */
    void mergeBreaches(List<String> columns) {
        handle.execute("create temporary table arrived_breaches (there bigint, here bigint) on commit drop");
        List<String> others =
                columns.stream().filter(column -> !column.equals("id")).toList();
        handle.execute("""
                insert into breaches (id, %s)
                select case when exists (select from breaches b where b.id = r.id) then nextval('breach_ids') else r.id end,
                       %s
                  from arriving, json_populate_record(null::breaches, arriving.line) r
                 where not exists (select from breaches b where b.name = r.name)
                """.formatted(
                        list(others),
                        others.stream().map(column -> "r." + quoted(column)).collect(Collectors.joining(", "))));
        handle.execute("""
                insert into arrived_breaches (there, here)
                select r.id, b.id
                  from arriving, json_populate_record(null::breaches, arriving.line) r join breaches b on b.name = r.name
                """);
    }

    boolean hasPartner(long partner) {
        return handle.createQuery("select exists (select from partners where id = :partner)")
                .bind("partner", partner)
                .mapTo(Boolean.class)
                .one();
    }

    /** From now on a sequence gives nothing below a value. */
    void advance(String sequence, long next) {
        handle.createQuery("""
                select setval(cast(:name as regclass), greatest(:next, coalesce(last_value + increment_by, start_value)), false)
                  from pg_sequences where schemaname = current_schema() and sequencename = :name
                """)
                .bind("name", sequence)
                .bind("next", next)
                .mapTo(Long.class)
                .findOne();
    }

    void analyze(List<String> tables) {
        handle.execute("analyze " + list(tables));
    }

    private CopyManager copies() throws SQLException {
        return handle.getConnection().unwrap(PGConnection.class).getCopyAPI();
    }

    private static String list(List<String> names) {
        return names.stream().map(PortableRows::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
