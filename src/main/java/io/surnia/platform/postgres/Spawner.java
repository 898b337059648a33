package io.surnia.platform.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts child processes from one platform thread that lives as long as this process: the death signal that a child
 * asks for follows the thread that spawned it, and a thread of a pool ends long before.
 */
final class Spawner {
    /** Where the system's own programs are; the operator's PATH may lead elsewhere. */
    private static final List<String> FOLDERS =
            List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

    private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("postgres-spawner").factory());

    private Spawner() {}

    /** What a command that has ended said, on both channels, and its exit code. */
    record Ended(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    /** Starts it in a clean environment; standard error joins standard output. */
    static Process start(Path workingFolder, List<String> command) throws IOException {
        var builder =
                new ProcessBuilder(command).directory(workingFolder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", String.join(":", FOLDERS), "LC_ALL", "C", "TZ", "UTC"));
        try {
            return THREAD.submit(builder::start).get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    /** Runs it to its end. */
    static Ended run(Path workingFolder, List<String> command, String input) throws IOException {
        var process = start(workingFolder, command);
        try (var stdin = process.outputWriter(UTF_8)) {
            stdin.write(input);
        } catch (IOException endedBeforeItRead) {
            // Its output tells why.
        }
        var output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        try {
            return new Ended(process.waitFor(), output);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    /** Whether there is this program. */
    static boolean has(String program) {
        return FOLDERS.stream()
                .anyMatch(folder -> Path.of(folder, program).toFile().canExecute());
    }
}
