package io.surnia.platform.postgres;

import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * {@code postmaster.pid}, in which a running server writes its process, its port and whether it is ready; a killed one
 * leaves it behind.
 */
record PidFile(DataFolder folder) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** A server that runs, and whether it answers already. */
    record Running(long pid, int port, boolean ready) {}

    static PidFile of(DataFolder folder) {
        return new PidFile(folder);
    }

    /** The server that runs on the cluster now; a dead one, or another program under its old number, is none. */
    Optional<Running> running() {
        try {
            var lines = Files.readAllLines(path());
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            long pid = Long.parseLong(lines.getFirst().strip());
            var ready = lines.size() > STATUS_LINE && lines.get(STATUS_LINE).startsWith("ready");
            var port = Integer.parseInt(lines.get(PORT_LINE).strip());
            return isOurs(pid) ? Optional.of(new Running(pid, port, ready)) : Optional.empty();
        } catch (NoSuchFileException | NumberFormatException none) {
            return Optional.empty();
        } catch (AccessDeniedException closed) {
            throw new StartupFailure(
                    "the database in " + folder.path() + " is closed to user " + System.getProperty("user.name")
                            + ": run this command as the user that runs Surnia",
                    closed);
        } catch (IOException failure) {
            throw Obstacle.at(path(), failure);
        }
    }

    /** The running server once it answers; nothing where none does in that time. */
    Optional<Running> awaitReady(Duration patience) {
        await(() -> running().filter(Running::ready).isPresent(), patience);
        return running().filter(Running::ready);
    }

    /**
     * Stops the server that a killed Surnia left behind, and removes what would keep a new one from starting. Call it
     * with the folder locked.
     */
    void stopOrphan(Consumer<String> progress) {
        var orphan = running();
        if (orphan.isPresent()) {
            long pid = orphan.get().pid();
            progress.accept("stopping PostgreSQL, process " + pid + ", which an earlier Surnia left behind …");
            Signal.INT.send(pid);
            if (!await(() -> !isOurs(pid), PATIENCE)) {
                Signal.QUIT.send(pid);
                if (!await(() -> !isOurs(pid), PATIENCE)) {
                    throw new StartupFailure("PostgreSQL, process " + pid + ", of an earlier Surnia holds "
                            + folder.cluster() + " and does not stop: stop that process");
                }
            }
        }
        // Under the number of a zombie or of another program the file would make PostgreSQL refuse to start. It finds
        // leftover backends by their shared memory, without the file.
        try {
            Files.deleteIfExists(path());
        } catch (IOException failure) {
            throw Obstacle.at(path(), failure);
        }
    }

    private Path path() {
        return folder.cluster().resolve("postmaster.pid");
    }

    private boolean isOurs(long pid) {
        var process = Path.of("/proc", String.valueOf(pid));
        if (!Files.exists(Path.of("/proc/self"))) {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .flatMap(handle -> handle.info().command())
                    .filter(command -> command.endsWith("/postgres"))
                    .isPresent();
        }
        try {
            var command = List.of(Files.readString(process.resolve("cmdline")).split("\0"));
            return command.getFirst().endsWith("/postgres")
                    && Files.getOwner(process).equals(Files.getOwner(folder.cluster()))
                    && Files.isSameFile(process.resolve("cwd"), folder.cluster());
        } catch (IOException ended) {
            return false;
        }
    }

    private static boolean await(BooleanSupplier condition, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        return true;
    }
}
