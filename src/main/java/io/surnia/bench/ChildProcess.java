package io.surnia.bench;

import io.surnia.platform.problem.StartupFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that the bench starts and, at the latest with itself, ends. */
final class ChildProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final Thread end;

    private ChildProcess(Process process) {
        this.process = process;
        this.end = Thread.ofPlatform().unstarted(process::destroy);
        Runtime.getRuntime().addShutdownHook(end);
    }

    /** Starts a program, with more in its environment than ours; what it writes can be read, errors among it. */
    static ChildProcess start(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return new ChildProcess(builder.start());
        } catch (IOException failure) {
            throw new StartupFailure(command.getFirst() + " cannot be started", failure);
        }
    }

    /** Where a program lies: on the path, or where administrators' programs do. */
    static Optional<Path> find(String program) {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
        return Stream.of(path.split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    BufferedReader output() {
        return process.inputReader();
    }

    /** Everything that it writes until it ends. */
    String outputToEnd() {
        try (BufferedReader output = output()) {
            return output.readAllAsString();
        } catch (IOException failure) {
            throw new StartupFailure("the output of a program cannot be read", failure);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IllegalStateException stopping) {
            // the hook does the same
        }
    }
}
