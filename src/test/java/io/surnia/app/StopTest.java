package io.surnia.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.surnia.platform.db.Db;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stop while a request and a job wait for a row that somebody holds. */
class StopTest {
    private static final String PICKED = "select count(*) from scheduled_tasks where picked";

    @TempDir
    Path data;

    @Test
    void givesUpWhatDoesNotEndAndIsOverWithinTenSeconds() throws Exception {
        try (RunningSurnia running = new RunningSurnia(data);
                Database beside = running.beside();
                Connection holding = unpooled(beside.owner())) {
            ProcessHandle postmaster = running.postmaster();
            CompletableFuture<Integer> slow = holdUpARequestAndAJob(running, beside.owner(), holding);

            long began = System.nanoTime();
            running.surnia.close();

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
            assertThat(slow.join()).isNotEqualTo(200);
            assertThat(postmaster.info().command()).isEmpty();
        }
    }

    @Test
    void answersARequestThatEndsMeanwhile() throws Exception {
        try (RunningSurnia running = new RunningSurnia(data);
                Database beside = running.beside();
                Connection holding = unpooled(beside.owner())) {
            CompletableFuture<Integer> slow = holdUpARequestAndAJob(running, beside.owner(), holding);

            Thread stopping = Thread.ofVirtual().start(running.surnia::close);
            RunningSurnia.await(() -> running.status("/health/ready") != 200);
            holding.rollback();

            assertThat(slow.join()).isEqualTo(200);
            stopping.join();
        }
    }

    /** Returns once both wait for the lock on partners, which every key and every job is looked up in. */
    private static CompletableFuture<Integer> holdUpARequestAndAJob(
            RunningSurnia running, HikariDataSource beside, Connection holding) throws SQLException {
        RunningSurnia.await(() -> count(beside, PICKED) == 0);
        holding.setAutoCommit(false);
        try (Statement statement = holding.createStatement()) {
            statement.execute("lock table partners in access exclusive mode");
        }
        Db.jdbi(beside)
                .useHandle(handle -> handle.execute(
                        "update scheduled_tasks set execution_time = now() where task_name = 'close-days'"));
        CompletableFuture<Integer> slow = running.send("/api/customers/");
        RunningSurnia.await(() -> count(beside, PICKED) == 1);
        RunningSurnia.await(() -> count(beside, "select count(*) from pg_locks where not granted") == 2);
        return slow;
    }

    /** A pool's connection would roll back when it is closed, which one that was cut off cannot. */
    private static Connection unpooled(HikariDataSource pool) throws SQLException {
        return DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
    }

    private static long count(HikariDataSource beside, String sql) {
        return Db.jdbi(beside)
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
