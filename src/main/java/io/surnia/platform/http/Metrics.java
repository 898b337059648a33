package io.surnia.platform.http;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.surnia.platform.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Figures for Prometheus. Other rooms add theirs to {@link #registry}. */
public final class Metrics {
    private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    /** Where gauges and counters are added; names start with {@code surnia_}. */
    public PrometheusMeterRegistry registry() {
        return registry;
    }

    /** Serves all figures; for a route of the wiring's, with the access that it wants. */
    public Handler handler() {
        return call -> call.answer(CONTENT_TYPE, scrape());
    }

    void count(String operation, int status, long nanos) {
        timers.computeIfAbsent(operation + " " + status, key -> timer(operation, status))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Answers on the metrics port, which serves nothing else. */
    void answer(Request request, Response response, Callback callback) {
        if (!request.getHttpURI().getPath().equals("/metrics")) {
            ErrorAnswers.send(Problem.notFound("Only /metrics is served here."), request, response, callback);
            return;
        }
        request.setAttribute(Router.OPERATION, "metrics");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, CONTENT_TYPE);
        response.write(true, ByteBuffer.wrap(scrape()), callback);
    }

    private byte[] scrape() {
        return registry.scrape().getBytes(StandardCharsets.UTF_8);
    }

    private Timer timer(String operation, int status) {
        return Timer.builder("surnia_http_requests")
                .description("Time from the request's headers to the end of its answer")
                .tag("operation", operation)
                .tag("status", Integer.toString(status))
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30))
                .register(registry);
    }
}
