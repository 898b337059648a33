package io.surnia.platform.http;

import static io.surnia.platform.http.ServerTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surnia.platform.problem.StartupFailure;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting, being watched, stopping. */
class LifeTest {
    @TempDir
    Path folder;

    @Test
    void answersHealthWithoutAKeyAndNothingElseUntilItIsReady() throws Exception {
        try (RunningServer running = new RunningServer(folder)) {
            assertThat(running.get("/health/ready").body()).isEqualTo("{\"status\":\"up\"}");
            running.ready.set(false);
            HttpResponse<String> waiting = running.get("/api/things/");
            assertError(waiting, 503, "service_unavailable");
            assertThat(waiting.headers().firstValue("Retry-After")).contains("5");
            assertError(running.get("/health/ready"), 503, "service_unavailable");
            assertThat(running.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(running.get("/badge.svg").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void countsRequestsByOperationAndStatusOnAPortOfItsOwn() throws Exception {
        try (RunningServer running = new RunningServer(folder)) {
            running.get("/api/things/");
            running.get("/api/things/?limit=0");
            running.get("/secret-path/?secret-query");
            int port = running.server.metricsPort().orElseThrow();
            String metrics = running.plain(port, "/metrics").body();
            assertThat(metrics)
                    .contains("surnia_http_requests_seconds_count{operation=\"things\",status=\"200\"} 1")
                    .contains("surnia_http_requests_seconds_count{operation=\"things\",status=\"400\"} 1")
                    .contains("surnia_http_requests_seconds_count{operation=\"none\",status=\"404\"} 1")
                    .contains("surnia_http_requests_seconds_bucket{operation=\"things\",status=\"200\",le=\"0.25\"}")
                    .doesNotContain("secret");
            assertError(running.plain(port, "/api/things/"), 404, "not_found");
        }
    }

    @Test
    void letsARequestUnderWayEndWhenItStops() throws Exception {
        RunningServer running = new RunningServer(folder);
        FutureTask<HttpResponse<String>> slow = inBackground(() -> running.get("/slow/"));
        running.slowBegan.await();
        FutureTask<Void> stop = inBackground(() -> {
            running.server.close();
            return null;
        });
        running.slowMayEnd.countDown();
        assertThat(slow.get().body()).isEqualTo("1");
        stop.get();
        running.close();
    }

    @Test
    void stopsInTimeAlthoughARequestHangs() throws Exception {
        RunningServer running = new RunningServer(folder);
        FutureTask<HttpResponse<String>> hanging = inBackground(() -> running.get("/slow/"));
        running.slowBegan.await();
        long began = System.nanoTime();
        running.server.close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        assertThatThrownBy(hanging::get).isNotNull();
        running.close();
    }

    @Test
    void saysThatAPortIsInUse() throws Exception {
        try (RunningServer first = new RunningServer(folder)) {
            int taken = first.server.port();
            assertThatThrownBy(() -> new RunningServer(folder, ServerSettings.onPort(taken)))
                    .isInstanceOf(StartupFailure.class)
                    .hasMessage("port " + taken + " is in use");
            assertThat(first.get("/api/things/").statusCode()).isEqualTo(200);
        }
    }

    private static <T> FutureTask<T> inBackground(Callable<T> action) {
        FutureTask<T> task = new FutureTask<>(action);
        Thread.startVirtualThread(task);
        return task;
    }
}
