package io.surnia.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.surnia.platform.config.Configuration;
import io.surnia.platform.config.Settings;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Migrations;
import io.surnia.platform.postgres.EmbeddedPostgres;
import io.surnia.platform.problem.StartupFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL that this process works on: its own in the data folder, or the operator's. Two pools: the
 * application's, whose role row-level security binds, and a small one of the schema's owner.
 */
public final class Database implements AutoCloseable {
    private static final int OLDEST_VERSION = 15;
    private static final Duration FOR_A_COMMAND = Duration.ofSeconds(12);
    private static final Duration FOR_THE_POOLS = Duration.ofSeconds(1);

    private final @Nullable EmbeddedPostgres embedded;
    private final HikariDataSource application;
    private final HikariDataSource owner;

    private Database(@Nullable EmbeddedPostgres embedded, HikariDataSource application, HikariDataSource owner) {
        this.embedded = embedded;
        this.application = application;
        this.owner = owner;
    }

    /** For a server: starts the embedded PostgreSQL, alone on its folder, or connects to the operator's. */
    public static Database forServer(Configuration configuration, Consumer<String> progress) {
        return configuration
                .find(Settings.DATABASE_URL)
                .map(url -> external(configuration, url))
                .orElseGet(() ->
                        embedded(configuration, EmbeddedPostgres.start(configuration.get(Settings.DATA), progress)));
    }

    /** For a command: uses the running server's embedded PostgreSQL, or starts it for itself. */
    public static Database forCommand(Configuration configuration, Consumer<String> progress) {
        return configuration
                .find(Settings.DATABASE_URL)
                .map(url -> external(configuration, url))
                .orElseGet(() -> embedded(
                        configuration, EmbeddedPostgres.attachOrStart(configuration.get(Settings.DATA), progress)));
    }

    private static Database embedded(Configuration configuration, EmbeddedPostgres postgres) {
        HikariConfig application = pool("application", configuration.get(Settings.DATABASE_CONNECTIONS));
        application.setJdbcUrl(postgres.jdbcUrl());
        application.setUsername(EmbeddedPostgres.APP);
        application.setPassword(postgres.appPassword());
        HikariConfig owner = pool("owner", 2);
        owner.setJdbcUrl(postgres.jdbcUrl());
        owner.setUsername(EmbeddedPostgres.OWNER);
        owner.setPassword(postgres.ownerPassword());
        return new Database(postgres, new HikariDataSource(application), new HikariDataSource(owner));
    }

    private static Database external(Configuration configuration, String url) {
        HikariConfig owner = pool("owner", 2);
        owner.setJdbcUrl(url);
        owner.setUsername(configuration.get(Settings.DATABASE_USER));
        owner.setPassword(configuration.get(Settings.DATABASE_PASSWORD));
        HikariDataSource owners;
        try {
            owners = new HikariDataSource(owner);
        } catch (PoolInitializationException unreachable) {
            throw new StartupFailure(
                    "the database at %s does not answer, or refuses %s: %s"
                            .formatted(url, owner.getUsername(), rootMessage(unreachable)),
                    unreachable);
        }
        prepareApplicationRole(owners);
        HikariConfig application = pool("application", configuration.get(Settings.DATABASE_CONNECTIONS));
        application.setJdbcUrl(url);
        application.setUsername(owner.getUsername());
        application.setPassword(owner.getPassword());
        application.setConnectionInitSql("set role " + EmbeddedPostgres.APP);
        return new Database(null, new HikariDataSource(application), owners);
    }

    /** One login serves both pools there; the application's connections step down to a role that owns nothing. */
    private static void prepareApplicationRole(HikariDataSource owners) {
        try (Connection connection = owners.getConnection();
                Statement statement = connection.createStatement()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_VERSION) {
                throw new StartupFailure(
                        "the database is PostgreSQL %d; %d or newer is needed".formatted(version, OLDEST_VERSION));
            }
            statement.execute("""
                    do $$ begin
                        if not exists (select from pg_roles where rolname = '%1$s') then
                            create role %1$s nologin;
                        end if;
                        if not pg_has_role(current_user, '%1$s', 'member') then
                            execute format('grant %1$s to %%I', current_user);
                        end if;
                    end $$""".formatted(EmbeddedPostgres.APP));
        } catch (SQLException failure) {
            throw new StartupFailure(
                    "the database's user may not create the role %1$s; have it made with: create role %1$s nologin; grant %1$s to %2$s"
                            .formatted(EmbeddedPostgres.APP, owners.getUsername()),
                    failure);
        }
    }

    private static HikariConfig pool(String name, int size) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(Math.min(2, size));
        pool.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        pool.setInitializationFailTimeout(Duration.ofSeconds(10).toMillis());
        pool.setValidationTimeout(Duration.ofSeconds(2).toMillis());
        pool.addDataSourceProperty("ApplicationName", "surnia " + name);
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        // The detail of a refused row holds its values, which are nobody's business in a log.
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        pool.addDataSourceProperty("socketTimeout", name.equals("application") ? "300" : "0");
        return pool;
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason given");
    }

    /** Brings the schema to this program's version. */
    public int migrate() {
        return new Migrations(owner, EmbeddedPostgres.APP).migrate();
    }

    /** Connections of the application's role. */
    public HikariDataSource application() {
        return application;
    }

    /**
     * A further connection of the application's role whose commits do not wait for the disk: for a bulk load that is
     * worth nothing before its end. The caller closes it; the next commit of {@link #application()} makes all of it
     * durable.
     */
    HikariDataSource unhurried() {
        HikariConfig unhurried = new HikariConfig();
        application.copyStateTo(unhurried);
        unhurried.setPoolName("unhurried");
        unhurried.setMaximumPoolSize(1);
        unhurried.setMinimumIdle(1);
        String before = application.getConnectionInitSql();
        unhurried.setConnectionInitSql((before == null ? "" : before + ";") + "set synchronous_commit = off");
        return new HikariDataSource(unhurried);
    }

    /** Lets the planner know what the tables hold: after a bulk load, without which it plans for empty ones. */
    public void analyze() {
        Db.jdbi(owner).useHandle(handle -> handle.execute("""
                do $$
                declare
                    t record;
                begin
                    for t in select tablename from pg_tables where schemaname = current_schema() loop
                        execute format('analyze %I', t.tablename);
                    end loop;
                end $$"""));
    }

    /** Connections of the role that owns the schema: for migrations, backup and restore alone. */
    public HikariDataSource owner() {
        return owner;
    }

    /**
     * Starts the embedded PostgreSQL again, from now on, whenever it ends without being told to.
     *
     * @param lost is told, once, when that is given up
     */
    void supervise(Consumer<StartupFailure> lost) {
        if (embedded != null) {
            embedded.supervise(lost);
        }
    }

    /** False while a supervised PostgreSQL is being started again. */
    boolean running() {
        return embedded == null || embedded.running();
    }

    /** Closes both pools, and stops the embedded PostgreSQL if this process started it. */
    @Override
    public void close() {
        stop(FOR_A_COMMAND);
    }

    /** As {@link #close}, after so long by force; connections that are still in use are broken off. */
    void stop(Duration atMost) {
        long began = System.nanoTime();
        Thread closing = Thread.ofVirtual().start(() -> {
            application.close();
            owner.close();
        });
        try {
            closing.join(FOR_THE_POOLS.compareTo(atMost) < 0 ? FOR_THE_POOLS : atMost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (embedded != null) {
            Duration left = atMost.minusNanos(System.nanoTime() - began);
            embedded.stop(left.isPositive() ? left : Duration.ofMillis(1));
        }
    }
}
