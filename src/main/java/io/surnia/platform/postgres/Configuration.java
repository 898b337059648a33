package io.surnia.platform.postgres;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of the embedded server. They are given on its command line, at each start: there nothing in the cluster
 * overrides them, durability least of all, and another machine or version of Surnia needs no file rewritten.
 */
final class Configuration {
    private Configuration() {}

    /** Name and value of each setting, in the order in which they are passed. */
    static Map<String, String> of(int port) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("cluster_name", "surnia");
        reachability(settings, port);
        durability(settings);
        memory(settings);
        log(settings);
        return settings;
    }

    private static void reachability(Map<String, String> settings, int port) {
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("port", String.valueOf(port));
        settings.put("unix_socket_directories", "");
        settings.put("password_encryption", "scram-sha-256");
        settings.put("max_connections", "100");
    }

    private static void durability(Map<String, String> settings) {
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
    }

    /** For a machine that PostgreSQL shares with the JVM, on a disk that seeks for free. */
    private static void memory(Map<String, String> settings) {
        long machine = MachineMemory.megabytes();
        settings.put("shared_buffers", Math.clamp(machine / 8, 64, 1024) + "MB");
        settings.put("effective_cache_size", Math.max(machine / 2, 128) + "MB");
        settings.put("maintenance_work_mem", Math.clamp(machine / 32, 64, 512) + "MB");
        settings.put("work_mem", "16MB");
        settings.put("min_wal_size", "128MB");
        settings.put("max_wal_size", "2GB");
        settings.put("wal_compression", "on");
        settings.put("random_page_cost", "1.1");
        settings.put("jit", "off");
    }

    /** Neither statements nor the details of an error are logged: they hold what people entered. */
    private static void log(Map<String, String> settings) {
        settings.put("log_destination", "stderr");
        settings.put("logging_collector", "off");
        settings.put("log_line_prefix", "");
        settings.put("log_error_verbosity", "terse");
        settings.put("log_min_error_statement", "panic");
        settings.put("log_checkpoints", "off");
        settings.put("log_autovacuum_min_duration", "-1");
        settings.put("lc_messages", "C");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
    }
}
