package io.surnia.sample;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.surnia.app.Rooms;
import io.surnia.platform.db.Db;
import io.surnia.testing.MovableClock;
import io.surnia.testing.TestDatabase;
import io.surnia.testing.TestPostgres;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A database of one test's own with the sample in it, on a morning. */
record LoadedSample(TestDatabase database, HikariDataSource connections, Rooms rooms, SamplePartner.Loaded loaded)
        implements AutoCloseable {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final long SEED = 7;

    static LoadedSample load(Consumer<String> progress) {
        TestDatabase database = TestPostgres.freshDatabase();
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(database.app());
        pool.setMaximumPoolSize(2);
        pool.setConnectionInitSql("set synchronous_commit = off");
        HikariDataSource connections = new HikariDataSource(pool);
        MovableClock clock =
                new MovableClock(TODAY.atTime(9, 0).atZone(SamplePartner.ZONE).toInstant());
        Rooms rooms = Rooms.on(connections, clock, new byte[32], "mail.example");
        SamplePartner.Loaded loaded = new SamplePartner(rooms.forSample()).load(SEED, TODAY, month -> {
            progress.accept(month);
            database.execute("analyze");
        });
        return new LoadedSample(database, connections, rooms, loaded);
    }

    /** What one query on all tenants' rows counts. */
    long count(String sql) {
        return Db.jdbi(database.owner())
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    /** What one query on all tenants' rows lists. */
    List<String> list(String sql) {
        return Db.jdbi(database.owner())
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    /** Of each table, a digest of its rows without what is random or secret. */
    Map<String, String> digests() {
        Map<String, String> digests = new LinkedHashMap<>();
        for (String table : list("""
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'partner_id'
                 where c.relkind = 'r' and c.relname not in ('api_keys', 'audit_entries')
                union select 'partners' order by 1
                """)) {
            digests.put(table, list("""
                    select count(*) || ' rows: ' || coalesce(md5(string_agg(line, ',' order by line)), 'none')
                      from (select (to_jsonb(t) - 'password')::text as line from %s t) as lines
                    """.formatted(table)).getFirst());
        }
        return digests;
    }

    @Override
    public void close() {
        connections.close();
        database.close();
    }
}
