package io.surnia.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory PostgreSQL and the JVM share. */
final class MachineMemory {
    private static final long MEGABYTE = 1 << 20;
    private static final Path MACHINE = Path.of("/proc/meminfo");
    private static final Path CONTAINER = Path.of("/sys/fs/cgroup/memory.max");

    private MachineMemory() {}

    /** The machine's or, where that is smaller, the container's. */
    static long megabytes() {
        return Math.min(machine(), container());
    }

    /** Where the system does not say, what the JVM found: by default it takes a quarter. */
    private static long machine() {
        try {
            var kilobytes = Files.readAllLines(MACHINE).getFirst().replaceAll("[^0-9]", "");
            return Long.parseLong(kilobytes) / 1024;
        } catch (IOException | NumberFormatException unknown) {
            return Runtime.getRuntime().maxMemory() / MEGABYTE * 4;
        }
    }

    private static long container() {
        try {
            return Long.parseLong(Files.readString(CONTAINER).strip()) / MEGABYTE;
        } catch (IOException | NumberFormatException unlimited) {
            return Long.MAX_VALUE;
        }
    }
}
