package io.surnia.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.surnia.app.Main;
import io.surnia.testing.DevelopmentTrust;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** A {@code surnia serve} of its own on a shared database: it can be killed, and started again. */
final class Node implements AutoCloseable {
    private static final String READY = "Surnia answers at https://localhost:";

    private final Path data;
    private final Map<String, String> environment;
    private volatile Process process;
    private volatile int port;

    /** Starts it, and returns when it is ready. */
    Node(Path data, Map<String, String> environment) {
        this.data = data;
        this.environment = environment;
        this.process = start();
    }

    /** Where it answers; another one after each start. */
    String origin() {
        return "https://localhost:" + port;
    }

    /** What believes its certificate. */
    SSLContext trust() {
        return DevelopmentTrust.in(data.resolve("server/tls/ca.pem"));
    }

    /** Ends it as a power cut would, and starts it anew. */
    void killAndRestart() {
        process.destroyForcibly().onExit().join();
        process = start();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private Process start() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--data",
                data.toString(),
                "--port",
                "0",
                "--log-level",
                "warn"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process started = builder.start();
            port = awaitPort(started);
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int awaitPort(Process process) throws IOException {
        BufferedReader output = process.inputReader(UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                Thread.ofVirtual().start(() -> output.lines().forEach(System.out::println));
                return Integer.parseInt(line.substring(READY.length()));
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("the node did not start; it said:\n" + said);
    }
}
