package io.surnia.platform.http;

import static io.surnia.platform.http.ServerTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamTest {
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
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 10_000_000})
    void sendsABodyOfAnyLengthWhole(int bytes) throws Exception {
        assertThat(running.get("/stream/?bytes=" + bytes).body()).hasSize(bytes);
        assertThat(running.getOverHttp2("/stream/?bytes=" + bytes).body()).hasSize(bytes);
    }

    @Test
    void givesAShortBodyItsLength() throws Exception {
        assertThat(running.get("/stream/?bytes=65536").headers().firstValue("Content-Length"))
                .contains("65536");
        assertThat(running.get("/stream/?bytes=65537").headers().firstValue("Content-Length"))
                .isEmpty();
    }

    @Test
    void answersAFailureInTheFirst64KilobytesAsAnError() throws Exception {
        assertError(running.get("/stream/?bytes=65536&fail=1"), 500, "server_error");
        assertError(running.getOverHttp2("/stream/?bytes=65536&fail=1"), 500, "server_error");
    }

    @Test
    void cutsTheConnectionWhenALaterFailureWouldLeaveHalfABody() {
        for (int bytes : new int[] {65_537, 1_000_000}) {
            assertThatThrownBy(() -> running.get("/stream/?bytes=" + bytes + "&fail=1"))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> running.getOverHttp2("/stream/?bytes=" + bytes + "&fail=1"))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void neverEndsACutBodyWithTheLastChunk() throws Exception {
        String answer = running.raw(RunningServer.text("GET /stream/?bytes=100000&fail=1 HTTP/1.1\r\nHost: x\r\n\r\n"));
        assertThat(answer).startsWith("HTTP/1.1 200").doesNotEndWith("0\r\n\r\n");
    }

    @Test
    void answersHeadOfAStreamWithoutABody() throws Exception {
        HttpResponse<String> head = running.method("HEAD", "/stream/?bytes=1000000");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void survivesClientsThatGoAwayOrStopReading() throws Exception {
        for (int i = 0; i < 5; i++) {
            try (SSLSocket socket = running.socket()) {
                socket.getOutputStream()
                        .write(RunningServer.text("GET /stream/?bytes=100000000 HTTP/1.1\r\nHost: x\r\n\r\n"));
                socket.getInputStream().readNBytes(1000);
            }
        }
        assertThat(running.get("/stream/?bytes=10").body()).hasSize(10);
    }
}
