package io.surnia.platform.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A Surnia in a JVM of its own that does nothing but keep its PostgreSQL: for tests that kill it. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final List<String> said = new ArrayList<>();

    private ServerProcess(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    /** The child's own main: starts on the folder, says so, and stops when its input ends. */
    public static void main(String[] arguments) throws IOException {
        Consumer<String> progress = System.out::println;
        try (var postgres = EmbeddedPostgres.start(Path.of(arguments[0]), progress)) {
            System.out.println("ready " + postgres.port());
            while (System.in.read() >= 0) {
                // Until the parent closes it.
            }
        }
        System.out.println("stopped");
    }

    static ServerProcess start(Path dataFolder) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                ServerProcess.class.getName(),
                dataFolder.toString());
        try {
            return new ServerProcess(builder.redirectErrorStream(true).start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Reads on until it says a line that starts so. */
    ServerProcess awaitLine(String start) {
        try {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                said.add(line);
                if (line.startsWith(start)) {
                    return this;
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        throw new AssertionError("ended without saying " + start + ": " + said);
    }

    long pid() {
        return process.pid();
    }

    /** Lets it stop by itself. */
    void stop() {
        try {
            process.getOutputStream().close();
            awaitLine("stopped");
            process.waitFor();
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** kill -9. */
    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
