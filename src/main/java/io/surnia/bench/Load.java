package io.surnia.bench;

import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A server under load: as many connections as the scale says ask again and again, each for its next answer when it has the
 * last one.
 *
 * @param requests the next request; asked from several threads at once
 * @param status that each answer must have: a server that refuses quickly is not fast
 */
record Load(String name, Target target, Supplier<byte[]> requests, int status) implements Contender {
    /** The same request again and again. */
    Load(String name, Target target, byte[] request, int status) {
        this(name, target, () -> request, status);
    }

    /** Whom the load is put on. */
    record Target(javax.net.ssl.SSLContext tls, int port, int connections) {
        HttpsConnection connect() {
            try {
                return new HttpsConnection(tls, port);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    @Override
    public double rate(Duration slice) {
        List<HttpsConnection> connections = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(target.connections())) {
            for (int n = 0; n < target.connections(); n++) {
                connections.add(target.connect());
            }
            long began = System.nanoTime();
            List<Future<Integer>> counts = connections.stream()
                    .map(connection -> threads.submit(() -> ask(connection, began + slice.toNanos())))
                    .toList();
            int answers = 0;
            for (Future<Integer> count : counts) {
                answers += count.get();
            }
            return answers * 1e9 / (System.nanoTime() - began);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartupFailure("the bench was interrupted", interrupted);
        } catch (ExecutionException failure) {
            throw new StartupFailure(name + ": " + reason(failure), failure);
        } finally {
            connections.forEach(Load::close);
        }
    }

    private static @Nullable String reason(ExecutionException failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure.getMessage() : cause.getMessage();
    }

    private int ask(HttpsConnection connection, long deadline) throws IOException {
        int answers = 0;
        while (System.nanoTime() - deadline < 0) {
            HttpsConnection.Answer answer = connection.ask(requests.get());
            if (answer.status() != status) {
                throw new IOException("answered %d instead of %d".formatted(answer.status(), status));
            }
            answers++;
        }
        return answers;
    }

    private static void close(HttpsConnection connection) {
        try {
            connection.close();
        } catch (IOException gone) {
            // it was to be closed
        }
    }
}
