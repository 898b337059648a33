package io.surnia.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seeded noise over TLS: whatever arrives, the connection ends, and never with a 500. */
class NoiseTest {
    private static final String[] PIECES = {
        "GET ",
        "POST ",
        "HEAD ",
        "PUT ",
        "BREW ",
        "/api/things/",
        "/api/notify.php",
        "/api/whoami/",
        "/stream/",
        "//",
        "..",
        "?limit=",
        "?id=",
        "&",
        "=",
        "%",
        "%00",
        "%ff",
        "%c3%28",
        " HTTP/1.1\r\n",
        " HTTP/1.0\r\n",
        " HTTP/2.0\r\n",
        "Host: x\r\n",
        "Host:\r\n",
        "Connection: close\r\n",
        "Content-Length: 5\r\n",
        "Content-Length: x\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Content-Type: application/x-www-form-urlencoded\r\n",
        "Expect: 100-continue\r\n",
        "Authorization: Basic ",
        "Authorization: Bearer \r\n",
        "Upgrade: h2c\r\n",
        "\r\n",
        "\r\n\r\n",
        "5\r\nlimit\r\n",
        "0\r\n\r\n",
        "\u0000",
        "\u00ff\u00fe",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
    };

    @Test
    void neverGetsAServerErrorNorAHang(@TempDir Path folder) throws Exception {
        Random random = new Random(20261124);
        try (RunningServer running = new RunningServer(folder)) {
            for (int i = 0; i < 300; i++) {
                String request = request(random);
                String answer = send(running, request);
                assertThat(answer).as("request %d: %s", i, request).doesNotContain("HTTP/1.1 5");
            }
            assertThat(running.get("/api/things/").statusCode()).isEqualTo(200);
        }
    }

    private static String request(Random random) {
        StringBuilder request = new StringBuilder();
        if (random.nextBoolean()) {
            request.append("GET /api/things/?limit=5");
        }
        int pieces = 1 + random.nextInt(12);
        for (int i = 0; i < pieces; i++) {
            request.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return request.toString();
    }

    /** Closes our direction after sending, so that a half request ends too; a reset connection is an answer as well. */
    private static String send(RunningServer running, String request) throws IOException {
        try (SSLSocket socket = running.socket()) {
            socket.getOutputStream().write(RunningServer.text(request + "\r\n\r\n"));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketTimeoutException hang) {
            throw hang;
        } catch (IOException closed) {
            return "";
        }
    }
}
