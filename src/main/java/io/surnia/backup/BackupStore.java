package io.surnia.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** All SQL of backup and restore: the schema as the catalogue knows it, and its rows as copies. */
final class BackupStore {
    /** A table as it stands, with the columns that hold something of their own and the other tables it refers to. */
    record Table(String name, List<String> columns, Set<String> refersTo) {}

    private final Handle handle;

    BackupStore(Handle handle) {
        this.handle = handle;
    }

    /** Begins a transaction that only reads, for as long as it takes. */
    void beginReadingForLong() {
        handle.execute("set transaction read only");
        liftTimeouts();
    }

    /** Begins a transaction that will lock every table; it waits a minute at most for whoever is using one. */
    void beginReplacingAll() {
        handle.execute("set local lock_timeout = '60s'");
        liftTimeouts();
    }

    private void liftTimeouts() {
        handle.execute("set local statement_timeout = 0");
        handle.execute("set local idle_in_transaction_session_timeout = 0");
    }

    String takenAt() {
        return handle.createQuery("select to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')")
                .mapTo(String.class)
                .one();
    }

    boolean hasTable(String name) {
        return handle.createQuery(
                        "select to_regclass(format('%I.%I', current_schema(), cast(:name as text))) is not null")
                .bind("name", name)
                .mapTo(Boolean.class)
                .one();
    }

    boolean hasPartner() {
        return handle.createQuery("select exists (select from partners)")
                .mapTo(Boolean.class)
                .one();
    }

    /** Every table but the migrations' history, each after those that it refers to. */
    List<Table> tables() {
        List<Table> tables = handle.createQuery("""
                select c.relname as name,
                       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
                         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                           and a.attgenerated = '') as columns,
                       array(select distinct f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
                              where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as refers_to
                  from pg_class c
                 where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
                   and c.relname <> 'flyway_schema_history'
                 order by c.relname
                """)
                .map((row, _) -> new Table(
                        row.getString("name"),
                        List.of((String[]) row.getArray("columns").getArray()),
                        Set.of((String[]) row.getArray("refers_to").getArray())))
                .list();
        return inOrderOfReference(tables);
    }

    private static List<Table> inOrderOfReference(List<Table> tables) {
        List<Table> ordered = new ArrayList<>();
        Set<String> placed = new LinkedHashSet<>();
        List<Table> waiting = new ArrayList<>(tables);
        while (!waiting.isEmpty()) {
            List<Table> ready = waiting.stream()
                    .filter(table -> placed.containsAll(table.refersTo()))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("these tables refer to each other in a circle: "
                        + waiting.stream().map(Table::name).collect(Collectors.joining(", ")));
            }
            ordered.addAll(ready);
            ready.forEach(table -> placed.add(table.name()));
            waiting.removeAll(ready);
        }
        return ordered;
    }

    /** Holds off a migration, and nothing else, until the transaction ends. */
    void keepShape(List<Table> tables) {
        handle.execute("lock table " + names(tables) + " in access share mode");
    }

    /** Writes the table's rows, and returns how many they were. */
    long copyOut(Table table, OutputStream out) throws SQLException, IOException {
        return copies().copyOut(
                        "copy %s to stdout (format binary)".formatted(rows(table.name(), table.columns())), out);
    }

    /** Loads rows, and returns how many they were. */
    long copyIn(String table, List<String> columns, InputStream in) throws SQLException, IOException {
        return copies().copyIn("copy %s from stdin (format binary)".formatted(rows(table, columns)), in);
    }

    /** Empties them all at once, whatever refers to what. */
    void empty(List<Table> tables) {
        handle.execute("truncate " + names(tables));
    }

    void analyze(List<Table> tables) {
        handle.execute("analyze " + names(tables));
    }

    /**
     * Every sequence and the value that it gives next. Sequences stand outside of transactions: read after the tables,
     * they are past every id in them.
     */
    Map<String, Long> sequences() {
        Map<String, Long> next = new LinkedHashMap<>();
        for (String name : sequenceNames()) {
            next.put(
                    name,
                    handle.createQuery("""
                    select case when is_called then last_value + seqincrement else last_value end
                      from %1$s, pg_sequence where seqrelid = cast(:name as regclass)
                    """.formatted(quoted(name)))
                            .bind("name", quoted(name))
                            .mapTo(Long.class)
                            .one());
        }
        return next;
    }

    List<String> sequenceNames() {
        return handle.createQuery("""
                select relname from pg_class
                 where relnamespace = current_schema()::regnamespace and relkind = 'S' order by relname
                """).mapTo(String.class).list();
    }

    /** As {@code setval}, but undone where the transaction is. */
    void restartSequence(String name, long next) {
        handle.execute("alter sequence %s restart with %d".formatted(quoted(name), next));
    }

    private CopyManager copies() throws SQLException {
        return handle.getConnection().unwrap(PGConnection.class).getCopyAPI();
    }

    private static String rows(String table, List<String> columns) {
        return quoted(table) + columns.stream().map(BackupStore::quoted).collect(Collectors.joining(", ", " (", ")"));
    }

    private static String names(List<Table> tables) {
        return tables.stream().map(table -> quoted(table.name())).collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
