package io.surnia.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {
    private static RunningServer running;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        running = new RunningServer(folder.resolve("tls"));
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void answersOverBothVersionsOfHttp() throws Exception {
        assertThat(running.get("/api/things/?limit=5").body()).isEqualTo("OptionalInt[5]|OptionalLong.empty|none");
        HttpResponse<String> second = running.getOverHttp2("/api/things/?limit=5");
        assertThat(second.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(second.body()).isEqualTo("OptionalInt[5]|OptionalLong.empty|none");
    }

    @Test
    void givesEveryAnswerAnIdAndTheSafeHeaders() throws Exception {
        for (String path : new String[] {"/api/things/", "/nowhere", "/fails/", "/api/things"}) {
            HttpResponse<String> answer = running.get(path);
            assertThat(answer.headers().firstValue("X-Request-Id").orElse("")).matches("[0-9a-f]{16}");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
            assertThat(answer.headers().firstValue("Server")).isEmpty();
        }
    }

    @Test
    void sendsACollectionWithoutItsSlashToThePathWithIt() throws Exception {
        HttpResponse<String> answer = running.get("/api/things?limit=5&a=%2F");
        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location")).contains("/api/things/?limit=5&a=%2F");
        assertThat(running.get("/api/things").headers().firstValue("Location")).contains("/api/things/");
        assertThat(running.get("//api//things", "Host-Not", "x").headers().firstValue("Location"))
                .contains("/api/things/");
    }

    @Test
    void servesPhpPathsWithAndWithoutSlashAndCollapsesDoubleOnes() throws Exception {
        for (String path : new String[] {"/api/things/one.php", "/api/things/one.php/", "/api//things///one.php"}) {
            assertThat(running.get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void answersUnknownPathsWithNotFoundAndWrongMethodsWithAllow() throws Exception {
        assertError(running.get("/api/nothing/"), 404, "not_found");
        HttpResponse<String> wrong = running.method("DELETE", "/api/things/");
        assertError(wrong, 405, "method_not_allowed");
        assertThat(wrong.headers().firstValue("Allow")).contains("GET, HEAD");
        assertThat(running.get("/api/notify.php").headers().firstValue("Allow")).contains("POST");
        assertError(running.method("BREW", "/api/things/"), 405, "method_not_allowed");
        assertError(running.post("/api/things", ""), 405, "method_not_allowed");
    }

    @Test
    void doesNotLetAHeaderChangeTheMethod() throws Exception {
        assertThat(running.get("/api/things/", "X-HTTP-Method-Override", "DELETE")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersHeadLikeGetWithoutABody() throws Exception {
        HttpResponse<String> head = running.method("HEAD", "/api/things/?limit=5");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length")).contains("38");
    }

    @Test
    void asksForAKeyAndRefusesWhatIsNone() throws Exception {
        HttpResponse<String> none = running.get("/api/whoami/");
        assertError(none, 401, "missing_api_key");
        assertThat(none.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"Surnia\"");
        assertError(running.get("/api/whoami/?api_key=" + RunningServer.KEY), 401, "missing_api_key");
        assertError(running.get("/api/whoami/", "X-Api-Key", RunningServer.KEY), 401, "missing_api_key");
        assertError(running.get("/api/whoami/", "Authorization", "Bearer nonsense"), 401, "invalid_api_key");
        assertError(running.get("/api/whoami/", "Authorization", "Bearer " + "f".repeat(64)), 401, "invalid_api_key");
    }

    @Test
    void takesTheKeyAsBasicUserNameAndAsBearerToken() throws Exception {
        String basic =
                Base64.getEncoder().encodeToString((RunningServer.KEY + ":").getBytes(StandardCharsets.US_ASCII));
        for (String header : new String[] {"Basic " + basic, "Bearer " + RunningServer.KEY}) {
            assertThat(running.get("/api/whoami/", "Authorization", header).body())
                    .isEqualTo("\"the partner\"");
        }
    }

    @Test
    void answersFixedAnswersWholeAndLetsThemBeKept() throws Exception {
        for (HttpResponse<String> badge : List.of(running.get("/badge.svg"), running.getOverHttp2("/badge.svg"))) {
            assertThat(badge.body()).hasSize(RunningServer.BADGE.length);
            assertThat(badge.headers().firstValue("Cache-Control")).contains("public, max-age=3600");
            assertThat(badge.headers().firstValue("Content-Type")).contains("image/svg+xml");
        }
    }

    @Test
    void runsHandlersOnVirtualThreads() throws Exception {
        assertThat(running.get("/thread/").body()).isEqualTo("true");
        assertThat(running.getOverHttp2("/thread/").body()).isEqualTo("true");
    }

    @Test
    void handsOutSegmentsOfThePath() throws Exception {
        assertThat(running.get("/things/a%20b/").body()).isEqualTo("a b");
    }

    static void assertError(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).startsWith("{\"error\":\"" + code + "\",\"error_description\":\"");
    }
}
