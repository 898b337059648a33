package io.surnia.partnerapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** Sends requests over several connections at once, holds every answer against {@link AnswerRules}, and counts. */
final class Fuzzer {
    private static final int CONNECTIONS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SSLContext trust;
    private final int port;
    private final Map<String, Integer> counts = new ConcurrentSkipListMap<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLong slowest = new AtomicLong();

    Fuzzer(SSLContext trust, int port) {
        this.trust = trust;
        this.port = port;
    }

    /**
     * Sends requests 0 to {@code count} − 1.
     *
     * @throws AssertionError that names the first request that was not answered as it must be
     */
    void send(int count, IntFunction<OddRequest> requests) {
        try (ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<?>> sent = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                sent.add(senders.submit(() -> sendSome(count, requests)));
            }
            for (Future<?> each : sent) {
                each.get();
            }
        } catch (ExecutionException finding) {
            Throwable cause = Objects.requireNonNull(finding.getCause());
            throw new AssertionError(cause.getMessage(), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** How often each status came, and how long the slowest answer took. */
    String summary() {
        return counts.entrySet().stream()
                        .map(each -> each.getKey() + " × " + each.getValue())
                        .collect(Collectors.joining(", "))
                + "; slowest "
                + Duration.ofNanos(slowest.get()).toMillis() + " ms";
    }

    private void sendSome(int count, IntFunction<OddRequest> requests) {
        Sender sender = new Sender();
        for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
            OddRequest request = requests.apply(number);
            long began = System.nanoTime();
            try {
                String outcome = request.framed() ? sender.ask(request) : sender.provoke(request);
                counts.merge(outcome, 1, Integer::sum);
            } catch (IOException | RuntimeException | AssertionError finding) {
                next.set(count);
                throw new AssertionError(
                        "request %d: %s%n%s".formatted(number, finding.getMessage(), request), finding);
            }
            slowest.accumulateAndGet(System.nanoTime() - began, Math::max);
        }
        sender.hangUp();
    }

    /** One connection after another. */
    private final class Sender {
        private Optional<RawConnection> open = Optional.empty();

        /** A whole request must be answered, once more on a new connection where the server had ended the old one. */
        String ask(OddRequest request) throws IOException {
            boolean used = open.isPresent();
            Optional<RawAnswer> answer = exchange(request);
            if (answer.isEmpty() && used) {
                answer = exchange(request);
            }
            assertThat(answer).as("an answer").isPresent();
            AnswerRules.check(answer.get(), request.answeredWithoutBody());
            if (answer.get().endsConnection()) {
                hangUp();
            }
            return Integer.toString(answer.get().status());
        }

        /** What is no whole request may be answered, even several times, or the connection may just end. */
        String provoke(OddRequest request) throws IOException {
            try (RawConnection connection = new RawConnection(trust, port, PATIENCE)) {
                connection.send(request.bytes());
                connection.endOfRequests();
                Optional<RawAnswer> answer = connection.read(request.answeredWithoutBody());
                answer.ifPresent(each -> AnswerRules.check(each, request.answeredWithoutBody()));
                assertThat(connection.rest()).doesNotContain("HTTP/1.1 5");
                return answer.map(each -> Integer.toString(each.status())).orElse("closed");
            } catch (SocketTimeoutException hang) {
                throw hang;
            } catch (IOException reset) {
                return "closed";
            }
        }

        private Optional<RawAnswer> exchange(OddRequest request) throws IOException {
            RawConnection connection = open.isPresent() ? open.get() : new RawConnection(trust, port, PATIENCE);
            open = Optional.of(connection);
            try {
                connection.send(request.bytes());
                Optional<RawAnswer> answer = connection.read(request.answeredWithoutBody());
                if (answer.isEmpty()) {
                    hangUp();
                }
                return answer;
            } catch (SocketTimeoutException | EOFException hangOrHalf) {
                throw hangOrHalf;
            } catch (IOException reset) {
                hangUp();
                return Optional.empty();
            }
        }

        void hangUp() {
            try {
                if (open.isPresent()) {
                    open.get().close();
                }
            } catch (IOException gone) {
                // so it is
            }
            open = Optional.empty();
        }
    }
}
