package io.surnia.platform.http;

import static io.surnia.platform.http.ServerTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.surnia.testing.CapturedLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may reach an open port, and what it is told. */
class AbuseTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static RunningServer running;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        running = new RunningServer(folder.resolve("tls"));
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=1001",
                "limit=-1",
                "limit=ten",
                "limit=1.5",
                "limit=1e3",
                "limit=+5",
                "limit=%205",
                "limit=99999999999999999999999999",
                "limit=9223372036854775808",
                "limit=%00",
                "limit=5%00",
                "limit=%ff",
                "limit=%c3%28",
                "limit=%ed%a0%80",
                "limit=%EF%BC%95"
            })
    void refusesAWrongNumberByItsParametersName(String query) throws Exception {
        HttpResponse<String> answer = running.get("/api/things/?" + query);
        assertError(answer, 400, "invalid_parameter");
        assertThat(answer.body()).contains("'limit'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%", "%4", "5%", "%%35"})
    void refusesAWrongPercentEscape(String value) throws Exception {
        String answer = running.raw(RunningServer.text(
                "GET /api/things/?limit=" + value + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("invalid_parameter")
                .contains("'limit'");
    }

    @Test
    void namesTheParameterWhoseTextCannotBeDecodedAndNeverRepeatsIt() throws Exception {
        HttpResponse<String> answer = running.get("/api/things/?email=secret%ff");
        assertError(answer, 400, "invalid_parameter");
        assertThat(answer.body()).contains("'email'").doesNotContain("secret");
        assertError(running.get("/api/things/?%ff=1"), 400, "invalid_parameter");
        assertError(running.get("/api/things/?%3Cb%3E=%ff"), 400, "invalid_parameter");
    }

    @Test
    void takesTheLastOfARepeatedParameterEmptyAsAbsentAndTheBodyBeforeTheQuery() throws Exception {
        assertThat(running.get("/api/things/?limit=5&limit=7&unknown=x").body()).startsWith("OptionalInt[7]");
        assertThat(running.get("/api/things/?limit=").body()).startsWith("OptionalInt.empty");
        assertThat(running.get("/api/things/?limit").body()).startsWith("OptionalInt.empty");
        assertThat(running.get("/api/things/?customer_id=9&user_email=a%2Bb%40x.org")
                        .body())
                .isEqualTo("OptionalInt.empty|OptionalLong[9]|a+b@x.org");
        assertThat(running.post("/api/notify.php?email=query&id=3", "Email=body+text")
                        .body())
                .isEqualTo("OptionalInt.empty|OptionalLong[3]|body text");
        assertThat(running.post("/api/notify.php/?limit=5", "").body()).startsWith("OptionalInt[5]");
    }

    @Test
    void takesFormsOnly() throws Exception {
        assertError(
                running.send(running.request("/api/notify.php", "Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}"))),
                415,
                "unsupported_media_type");
        assertError(
                running.send(running.request("/api/notify.php").POST(BodyPublishers.ofString("a=b"))),
                415,
                "unsupported_media_type");
        assertError(
                running.send(running.request("/api/notify.php", "Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString("--x--"))),
                415,
                "unsupported_media_type");
        assertThat(running.send(running.request(
                                        "/api/notify.php",
                                        "Content-Type",
                                        FORM.toUpperCase(Locale.ROOT) + "; charset=utf-8")
                                .POST(BodyPublishers.ofString("limit=2")))
                        .body())
                .startsWith("OptionalInt[2]");
    }

    @Test
    void refusesABodyOverAMebibyteHoweverItIsSent() throws Exception {
        byte[] large = new byte[1024 * 1024 + 1];
        Arrays.fill(large, (byte) 'a');
        assertError(
                running.send(running.request("/api/notify.php", "Content-Type", FORM)
                        .POST(BodyPublishers.ofByteArray(large))),
                413,
                "content_too_large");
        assertError(
                running.send(running.request("/api/notify.php", "Content-Type", FORM)
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))),
                413,
                "content_too_large");
    }

    @Test
    void asksAClientNotToGoOnAfterABodyThatNobodyRead() throws Exception {
        String request = "POST /api/whoami/ HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n";
        assertThat(running.raw(RunningServer.text(request), filled(1000)))
                .startsWith("HTTP/1.1 405")
                .contains("Connection: close");
    }

    @Test
    void takesABodyOfAMebibyte() throws Exception {
        String form = "email=" + "a".repeat(1024 * 1024 - 6);
        assertThat(running.post("/api/notify.php", form).body())
                .hasSize(form.length() - 6 + "OptionalInt.empty|OptionalLong.empty|".length());
    }

    @ParameterizedTest
    @CsvSource({
        "'GET /api/things/ HTTP/1.1\r\n\r\n', 400", // no Host
        "'GET /api/things/ HTTP/9.9\r\nHost: x\r\n\r\n', 400",
        "'nonsense\r\n\r\n', 400",
        "'\u0001\u0002\u0003\r\n\r\n', 400",
        "'GET /a%00b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400",
        "'GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400",
        "'GET /%ff%fe HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400",
        "'GET /api/../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400",
        "'GET /api/%2e%2e/things/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400",
        "'GET /api;x=y/things/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 404",
        "'GET * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400",
        "'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 404",
        "'CONNECT x:443 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 404",
        "'GET /api/things/ HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', 400",
        "'GET /api/things/ HTTP/1.1\r\nHost: x\r\nX: a\u0000b\r\n\r\n', 400",
        "'GET /api/things/ HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n', 400",
        "'POST /api/notify.php HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 400",
        "'GET /api/things/ HTTP/1.1\r\nHost: x\r\nSec-WebSocket-Version: 13\r\nUpgrade: websocket\r\nConnection: upgrade, close\r\n\r\n', 200",
        "'GET /nowhere/ HTTP/1.1\r\nHost: x\r\nSec-WebSocket-Version: 13\r\nConnection: close\r\n\r\n', 404",
    })
    void answersWhatIsNotHttpInTheErrorFormat(String request, int status) throws Exception {
        String answer = running.raw(RunningServer.text(request));
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        if (status != 200) {
            assertThat(answer).contains("Content-Type: application/json").contains("{\"error\":\"");
        }
    }

    @Test
    void refusesLongPathsAndLargeHeaders() throws Exception {
        assertError(running.get("/api/things/?email=" + "a".repeat(40_000)), 414, "uri_too_long");
        assertError(running.get("/api/things/", "X-Long", "a".repeat(40_000)), 431, "request_header_fields_too_large");
        String megabyte = running.raw(
                RunningServer.text("GET /api/things/ HTTP/1.1\r\nHost: x\r\nX-Long: "), new byte[0], filled(1_000_000));
        assertThat(megabyte).startsWith("HTTP/1.1 431").contains("request_header_fields_too_large");
    }

    @Test
    void goesOnServingOverHttp2AfterAnOversizedHeader() throws Exception {
        try {
            HttpResponse<String> answer = running.getOverHttp2("/api/things/", "X-Long", "a".repeat(1_000_000));
            assertThat(answer.statusCode()).isEqualTo(431);
        } catch (IOException closed) {
            assertThat(closed).isNotNull();
        }
        assertThat(running.getOverHttp2("/api/things/").statusCode()).isEqualTo(200);
    }

    @Test
    void tellsASlowBodyThatItsTimeIsOver() throws Exception {
        String started = "POST /api/notify.php HTTP/1.1\r\nHost: x\r\nContent-Type: " + FORM + "\r\n";
        String silent = running.raw(RunningServer.text(started + "Content-Length: 100\r\n\r\na=b"));
        assertThat(silent).startsWith("HTTP/1.1 408").contains("request_timeout");
        try (SSLSocket socket = running.socket()) {
            socket.getOutputStream().write(RunningServer.text(started + "Content-Length: 100\r\n\r\n"));
            Thread dripping = Thread.startVirtualThread(() -> drip(socket));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer).startsWith("HTTP/1.1 408").contains("request_timeout");
            dripping.interrupt();
        }
    }

    @Test
    void answersABrokenChunkAndSurvivesHalfABody() throws Exception {
        String started = "POST /api/notify.php HTTP/1.1\r\nHost: x\r\nContent-Type: " + FORM + "\r\n";
        assertThat(running.raw(RunningServer.text(started + "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc")))
                .startsWith("HTTP/1.1 400")
                .contains("invalid_parameter");
        try (SSLSocket socket = running.socket()) {
            socket.getOutputStream().write(RunningServer.text(started + "Content-Length: 100\r\n\r\na=b"));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer)
                    .satisfiesAnyOf(
                            text -> assertThat(text).isEmpty(),
                            text -> assertThat(text).startsWith("HTTP/1.1 400"));
        }
        assertThat(running.get("/api/things/").statusCode()).isEqualTo(200);
    }

    @Test
    void tellsASlowBodyOverHttp2ThatItsTimeIsOver() throws Exception {
        try (HttpClient http2 = HttpClient.newBuilder()
                .sslContext(running.trust)
                .version(HttpClient.Version.HTTP_2)
                .build()) {
            HttpRequest request = running.request("/api/notify.php", "Content-Type", FORM)
                    .POST(BodyPublishers.fromPublisher(AbuseTest::sayNothing))
                    .build();
            try {
                HttpResponse<String> answer = http2.send(request, HttpResponse.BodyHandlers.ofString());
                assertError(answer, 408, "request_timeout");
            } catch (IOException reset) {
                assertThat(reset).isNotInstanceOf(HttpTimeoutException.class);
            }
            http2.shutdownNow();
        }
        assertThat(running.getOverHttp2("/api/things/").statusCode()).isEqualTo(200);
    }

    @Test
    void answersAClientThatHasClosedItsDirectionAfterAsking() throws Exception {
        try (SSLSocket socket = running.socket()) {
            socket.getOutputStream().write(RunningServer.text("GET /api/things/ HTTP/1.1\r\nHost: x\r\n\r\n"));
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void endsAConnectionThatIsHalfClosedInTheMiddleOfAHeader() throws Exception {
        try (SSLSocket socket = running.socket()) {
            socket.getOutputStream().write(RunningServer.text("GET /api/things/ HTTP/1.1\r\nHost: x\r\nX-Ha"));
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("HTTP/1.1 5");
        }
    }

    @Test
    void logsNothingOfWhatABrokenRequestHolds() throws Exception {
        try (CapturedLog log = CapturedLog.from(Level.DEBUG)) {
            for (String start : new String[] {"CONNECT ", "GET ", "BREW ", "GET http://x:99999", "GET /%zz"}) {
                running.raw(
                        RunningServer.text(start + "/api/things/?email=hushhush HTTP/1.1\r\nHost: hushhush:x\u00e9\r\n"
                                + "hushhush\r\nAuthorization: Bearer hushhush\r\nConnection: close\r\n\r\n"));
            }
            assertThat(log.lines()).noneMatch(line -> line.contains("hushhush"));
        }
    }

    @Test
    void closesConnectionsThatSayNothing() throws Exception {
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), running.server.port());
                SSLSocket tls = running.socket()) {
            plain.setSoTimeout(15_000);
            tls.startHandshake();
            assertThat(plain.getInputStream().read()).isEqualTo(-1);
            assertThat(tls.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void tellsAReferenceAndNothingElseWhenAHandlerFails() throws Exception {
        for (String path : new String[] {"/fails/", "/dies/", "/silent/", "/stream/?bytes=60000&fail=1"}) {
            HttpResponse<String> answer = running.get(path);
            assertError(answer, 500, "server_error");
            assertThat(answer.body())
                    .contains(answer.headers().firstValue("X-Request-Id").orElseThrow())
                    .doesNotContain("secret")
                    .doesNotContain("Exception");
        }
    }

    /** A body of which nothing ever comes. */
    private static void sayNothing(Flow.Subscriber<? super ByteBuffer> subscriber) {
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {}

            @Override
            public void cancel() {}
        });
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'a');
        return bytes;
    }

    private static void drip(Socket socket) {
        try {
            while (true) {
                socket.getOutputStream().write('a');
                Thread.sleep(Duration.ofMillis(300));
            }
        } catch (IOException | InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }
}
