package io.surnia.platform.http;

import static io.surnia.platform.http.ServerTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surnia.platform.problem.StartupFailure;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainHttpTest {
    private static final String[] KEY = {"Authorization", "Bearer " + RunningServer.KEY};

    @TempDir
    Path folder;

    @Test
    void refusesEveryRequestOnBothPortsAndNeverRedirects() throws Exception {
        try (RunningServer running = new RunningServer(folder)) {
            int http = running.server.httpPort().orElseThrow();
            for (int port : new int[] {running.server.port(), http}) {
                for (String path :
                        List.of("/api/whoami/", "/api/whoami", "/badge.svg", "/nowhere", "/health/live", "/metrics")) {
                    HttpResponse<String> answer = running.plain(port, path, KEY);
                    assertError(answer, 400, "https_required");
                    assertThat(answer.headers().firstValue("Location")).isEmpty();
                    assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                            .isEmpty();
                }
            }
            assertError(
                    running.plain(http, "/api/whoami/", "X-Forwarded-Proto", "https", KEY[0], KEY[1]),
                    400,
                    "https_required");
        }
    }

    @Test
    void servesATrustedProxyThatSpeaksForHttpsOnThePlainPortOnly() throws Exception {
        ServerSettings behindProxy =
                RunningServer.settings().withHttp(0, TrustedProxies.of(List.of("127.0.0.0/8", "::1")));
        try (RunningServer running = new RunningServer(folder, behindProxy)) {
            int http = running.server.httpPort().orElseThrow();
            HttpResponse<String> answer = running.plain(
                    http,
                    "/api/whoami/",
                    "X-Forwarded-Proto",
                    "https",
                    "X-Forwarded-For",
                    "6.6.6.6, 203.0.113.9",
                    "X-Request-Id",
                    "proxy-1",
                    KEY[0],
                    KEY[1]);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("X-Request-Id")).contains("proxy-1");
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
            assertError(running.plain(http, "/api/whoami/", KEY), 400, "https_required");
            assertError(
                    running.plain(http, "/api/whoami/", "X-Forwarded-Proto", "http", KEY[0], KEY[1]),
                    400,
                    "https_required");
            assertError(
                    running.plain(running.server.port(), "/api/whoami/", "X-Forwarded-Proto", "https", KEY[0], KEY[1]),
                    400,
                    "https_required");
            HttpResponse<String> direct =
                    running.get("/api/whoami/", "X-Forwarded-For", "6.6.6.6", "X-Request-Id", "mine", KEY[0], KEY[1]);
            assertThat(direct.headers().firstValue("X-Request-Id").orElseThrow())
                    .isNotEqualTo("mine");
            assertThat(running.seenAddresses).containsExactly("203.0.113.9", "127.0.0.1");
        }
    }

    @Test
    void refusesAListOfProxiesThatIsNone() {
        for (String wrong : List.of("proxy.example", "10.0.0.0/33", "10.0.0.0/x", "", "1.2.3.4.5")) {
            assertThatThrownBy(() -> TrustedProxies.of(List.of(wrong)))
                    .isInstanceOf(StartupFailure.class)
                    .hasMessageContaining("'" + wrong + "'");
        }
    }
}
