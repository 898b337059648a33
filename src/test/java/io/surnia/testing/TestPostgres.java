package io.surnia.testing;

import io.surnia.platform.db.Migrations;
import io.surnia.platform.postgres.EmbeddedPostgres;
import io.surnia.platform.problem.StartupFailure;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * One PostgreSQL for all tests of this JVM, as durable as the real one. It starts with the first call, stays below
 * {@code target} for the next run, and stops with the JVM.
 */
public final class TestPostgres {
    private static final String PREFIX = "test_";
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();

    private TestPostgres() {}

    /** The server that all share: stopping it is not for a test. */
    public static EmbeddedPostgres server() {
        return Server.RUNNING;
    }

    /** Its data folder. */
    public static Path dataFolder() {
        return Server.dataFolder;
    }

    /** A new database without a table. */
    public static TestDatabase emptyDatabase() {
        return create("template1");
    }

    /** A new database with Surnia's whole schema and no row. */
    public static TestDatabase freshDatabase() {
        return freshDatabase("schema", database -> new Migrations(database.owner(), EmbeddedPostgres.APP).migrate());
    }

    /**
     * A new database that equals a prepared one.
     *
     * @param template names the preparation; of each name, the preparation runs once a JVM
     * @param preparation migrates the database that it is given, and keeps no connection open
     */
    public static TestDatabase freshDatabase(String template, Consumer<TestDatabase> preparation) {
        return create(TEMPLATES.computeIfAbsent(template, missing -> {
            var database = emptyDatabase();
            preparation.accept(database);
            return database.name();
        }));
    }

    static void drop(String name) {
        TestDatabase.execute(maintenance(), "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    private static TestDatabase create(String template) {
        var name = PREFIX + COUNTER.incrementAndGet();
        var maintenance = maintenance();
        TestDatabase.execute(
                maintenance, "CREATE DATABASE " + name + " TEMPLATE " + template + " OWNER " + EmbeddedPostgres.OWNER);
        TestDatabase.execute(maintenance, "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
        TestDatabase.execute(
                maintenance, "GRANT CONNECT, TEMPORARY ON DATABASE " + name + " TO " + EmbeddedPostgres.APP);
        var database = new TestDatabase(name, server().jdbcUrl(name), server().ownerPassword(), server().appPassword());
        if (template.equals("template1")) {
            database.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
            database.execute("GRANT USAGE ON SCHEMA public TO " + EmbeddedPostgres.APP);
        }
        return database;
    }

    private static DataSource maintenance() {
        return TestDatabase.dataSource(
                server().jdbcUrl("postgres"), EmbeddedPostgres.SUPERUSER, server().superuserPassword());
    }

    /** Started by the class loader, once. */
    private static final class Server {
        private static final int PLACES = 8;
        private static Path dataFolder = Path.of("target");
        private static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            var server = startBelowTarget();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            dropLeftovers(server);
            return server;
        }

        /** Builds that run at the same time on this folder take one place each. */
        private static EmbeddedPostgres startBelowTarget() {
            for (int place = 1; ; place++) {
                var folder = Path.of("target", "test-postgres", String.valueOf(place));
                try {
                    var server = EmbeddedPostgres.start(folder, sentence -> {});
                    dataFolder = folder;
                    return server;
                } catch (StartupFailure inUse) {
                    if (place == PLACES) {
                        throw inUse;
                    }
                }
            }
        }

        private static void dropLeftovers(EmbeddedPostgres server) {
            var maintenance = TestDatabase.dataSource(
                    server.jdbcUrl("postgres"), EmbeddedPostgres.SUPERUSER, server.superuserPassword());
            var leftovers = new ArrayList<String>();
            try (var connection = maintenance.getConnection();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT datname FROM pg_database")) {
                while (rows.next()) {
                    if (rows.getString(1).startsWith(PREFIX)) {
                        leftovers.add(rows.getString(1));
                    }
                }
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
            for (var name : leftovers) {
                TestDatabase.execute(maintenance, "DROP DATABASE " + name + " WITH (FORCE)");
            }
        }
    }
}
