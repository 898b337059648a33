package io.surnia.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.surnia.platform.db.Db;
import io.surnia.platform.db.Migrations;
import io.surnia.platform.postgres.EmbeddedPostgres;
import io.surnia.testing.TestDatabase;
import io.surnia.testing.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A database and the program that runs on it, of this version or another one. */
record Deployment(TestDatabase database, List<String> migrations) implements AutoCloseable {
    static final List<String> PRESENT = List.of("classpath:db/migration");
    static final List<String> LATER = List.of("classpath:db/migration", "classpath:backup/later");
    static final List<String> BROKEN = List.of("classpath:db/migration", "classpath:backup/broken");

    /** With a row or more in every table. */
    static Deployment full() {
        return new Deployment(
                TestPostgres.freshDatabase("backup-full", database -> {
                    migrate(database, PRESENT);
                    database.execute(resource("/backup/every-table.sql"));
                }),
                PRESENT);
    }

    /** As a first start leaves it. */
    static Deployment migrated(List<String> migrations) {
        String template = "backup " + String.join(" ", migrations);
        return new Deployment(
                TestPostgres.freshDatabase(template, database -> migrate(database, migrations)), migrations);
    }

    static Deployment untouched() {
        return new Deployment(TestPostgres.emptyDatabase(), PRESENT);
    }

    /** The same database under another program. */
    Deployment under(List<String> others) {
        return new Deployment(database, others);
    }

    Backups backups() {
        return new Backups(database.owner(), source -> migrations(source, migrations), "0.1.0");
    }

    void upgrade() {
        migrate(database, migrations);
    }

    Jdbi owner() {
        return Db.jdbi(database.owner());
    }

    Jdbi app() {
        return Db.jdbi(database.app());
    }

    long count(String table) {
        return owner().withHandle(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one());
    }

    /** Every table and sequence with a digest of all that it holds; equal databases give equal ones. */
    Map<String, String> contents() {
        return owner().withHandle(handle -> {
            Map<String, String> contents = new TreeMap<>();
            for (String table : names(handle, "r")) {
                contents.put(
                        table,
                        digest(
                                handle,
                                "select count(*) || md5(coalesce(string_agg(t::text, '~' order by t::text), '')) from "
                                        + table + " t"));
            }
            for (String sequence : names(handle, "S")) {
                contents.put(sequence, digest(handle, "select last_value + is_called::int from " + sequence));
            }
            return contents;
        });
    }

    @Override
    public void close() {
        database.close();
    }

    private static List<String> names(Handle handle, String kind) {
        return handle.createQuery("""
                select relname from pg_class
                 where relnamespace = 'public'::regnamespace and relkind = cast(:kind as "char")
                   and relname <> 'flyway_schema_history'
                """).bind("kind", kind).mapTo(String.class).list();
    }

    private static String digest(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(String.class).one();
    }

    private static void migrate(TestDatabase database, List<String> locations) {
        migrations(database.owner(), locations).migrate();
    }

    private static Migrations migrations(DataSource source, List<String> locations) {
        return new Migrations(source, EmbeddedPostgres.APP, locations.toArray(String[]::new));
    }

    private static String resource(String path) {
        try (InputStream in = Objects.requireNonNull(Deployment.class.getResourceAsStream(path))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
