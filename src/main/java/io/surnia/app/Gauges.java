package io.surnia.app;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.surnia.platform.http.Metrics;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Figures of the whole deployment, beside those of its requests. */
final class Gauges {
    private static final Logger LOG = LoggerFactory.getLogger(Gauges.class);

    private Gauges() {}

    static void add(Metrics metrics, Database database, Health health) {
        MeterRegistry registry = metrics.registry();
        HikariDataSource pool = database.application();
        Gauge.builder("surnia_database_up", health, each -> each.databaseUp() ? 1 : 0)
                .register(registry);
        Gauge.builder(
                        "surnia_pool_active",
                        pool,
                        each -> each.getHikariPoolMXBean().getActiveConnections())
                .register(registry);
        Gauge.builder(
                        "surnia_pool_idle",
                        pool,
                        each -> each.getHikariPoolMXBean().getIdleConnections())
                .register(registry);
        Gauge.builder(
                        "surnia_pool_waiting",
                        pool,
                        each -> each.getHikariPoolMXBean().getThreadsAwaitingConnection())
                .register(registry);
        counted(registry, "surnia_outbox_waiting", pool, "select mails_waiting_count()");
        counted(registry, "surnia_outbox_sending", pool, "select mails_sending_count(now())");
        counted(registry, "surnia_outbox_set_aside", pool, "select mails_set_aside_count()");
        counted(registry, "surnia_outbox_oldest_due_seconds", pool, "select mails_oldest_due_seconds(now())");
        counted(
                registry,
                "surnia_jobs_overdue",
                pool,
                "select count(*) from scheduled_tasks where not picked and execution_time < now() - interval '1 minute'");
        counted(
                registry,
                "surnia_jobs_failing",
                pool,
                "select count(*) from scheduled_tasks where consecutive_failures > 0");
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
    }

    private static void counted(MeterRegistry registry, String name, DataSource source, String sql) {
        Gauge.builder(name, source, each -> count(each, sql)).register(registry);
    }

    private static double count(DataSource source, String sql) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : Double.NaN;
        } catch (java.sql.SQLException unreachable) {
            LOG.debug("A figure could not be read", unreachable);
            return Double.NaN;
        }
    }
}
