package io.surnia.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JSON bodies, the other methods, other answers than 200, versions, and a door's own errors. */
class BodiesTest {
    private static final String JSON = "application/json";
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
    void readsJsonUnderEveryTypeOfTheDoor() throws Exception {
        for (String type :
                List.of(JSON, "Application/JSON; charset=\"UTF-8\"", "application/scim+json;charset=utf-8")) {
            HttpResponse<String> answer = make(type, "{\"name\": \"Zoë\", \"n\": [1, null]}");
            assertThat(answer.statusCode()).as(type).isEqualTo(201);
            assertThat(answer.body()).contains("{\\\"name\\\":\\\"Zoë\\\",\\\"n\\\":[1,null]}{}32Optional.empty");
            assertThat(answer.headers().firstValue("Location")).contains("/v/things/1");
        }
    }

    @Test
    void keepsTheFieldsOfAFormEmptyOnesToo() throws Exception {
        assertThat(make("application/x-www-form-urlencoded", "a=1&b=&a=2").body())
                .contains("none{b=, a=2}10Optional.empty");
        assertThat(running.send("POST", "/v/things?x=%41", JSON, new byte[0]).body())
                .contains("none{}0Optional[x=%41]");
    }

    @Test
    void refusesOtherTypesNamingThoseThatItTakes() throws Exception {
        for (String type : List.of("text/plain", "application/xml", "", "application/json; charset=iso-8859-1")) {
            HttpResponse<String> answer = make(type, "{}");
            assertThat(answer.statusCode()).as(type).isEqualTo(415);
            assertThat(answer.body())
                    .startsWith("{\"problem\":\"unsupported_media_type\"}")
                    .contains("application/json, application/scim+json, application/x-www-form-urlencoded");
        }
        ServerTest.assertError(
                running.send("POST", "/api/notify.php", JSON, bytes("{}")), 415, "unsupported_media_type");
    }

    @Test
    void saysWhereJsonIsBroken() throws Exception {
        assertThat(make(JSON, "{\"a\": 1,\n \"b\" 2}").body()).contains("not valid JSON: line 2, column");
        assertThat(make(JSON, "{\"a\": 1} {}").body()).contains("not valid JSON");
        assertThat(make(JSON, "{\"a\": 1, \"a\": 2}").body()).contains("not valid JSON");
        assertThat(make(JSON, "[".repeat(65) + "]".repeat(65)).body()).contains("not valid JSON");
        assertThat(make(JSON, "  ").body()).contains("holds no JSON");
        assertThat(make(JSON, "{\"a\": \"\\u0000\"}").body()).contains("NUL");
        assertThat(make(JSON, "{\"a\": \"\\ud800\"}").body()).contains("half a surrogate pair");
        HttpResponse<String> bytes = running.send("POST", "/v/things", JSON, new byte[] {'"', (byte) 0xc3, '"'});
        assertThat(bytes.statusCode()).isEqualTo(400);
        assertThat(bytes.body()).contains("not valid UTF-8");
    }

    @Test
    void boundsABodyByItsRoute() throws Exception {
        byte[] fits = bytes("\"" + "x".repeat(298) + "\"");
        byte[] larger = bytes("\"" + "x".repeat(299) + "\"");
        assertThat(running.send("PATCH", "/v/things/7", JSON, fits).statusCode())
                .isEqualTo(200);
        HttpResponse<String> answer = running.send("PATCH", "/v/things/7", JSON, larger);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("at most 300 bytes");
        assertThat(running.send("POST", "/v/things", JSON, larger).statusCode()).isEqualTo(201);
    }

    @Test
    void answersNothingWith204() throws Exception {
        HttpResponse<String> answer = running.method("DELETE", "/v/things/7");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
    }

    @Test
    void changesOnlyTheVersionThatTheClientRead() throws Exception {
        assertThat(patch("If-Match", "\"v7\"").statusCode()).isEqualTo(200);
        assertThat(patch("If-Match", "\"v1\", W/\"v7\"").statusCode()).isEqualTo(200);
        assertThat(patch("If-Match", "*").headers().firstValue("ETag")).contains("\"v7\"");
        HttpResponse<String> lost = patch("If-Match", "\"v6\"");
        assertThat(lost.statusCode()).isEqualTo(412);
        assertThat(lost.body()).startsWith("{\"problem\":\"precondition_failed\"}");
    }

    @Test
    void sendsNothingThatTheClientHas() throws Exception {
        assertThat(running.get("/v/things/7", "If-None-Match", "\"v6\"").body()).isEqualTo("{\"id\":7}");
        HttpResponse<String> same = running.get("/v/things/7", "If-None-Match", "\"v6\", \"v7\"");
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.headers().firstValue("ETag")).contains("\"v7\"");
    }

    @Test
    void tellsErrorsInTheFormatOfTheDoorAlsoWhereItHasNoSuchPath() throws Exception {
        for (String path : List.of("/v/nothing", "/v/things/x", "/v/things/9999999999999999999")) {
            HttpResponse<String> answer = running.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).startsWith("{\"problem\":\"not_found\"}");
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/scim+json");
        }
        HttpResponse<String> method = running.send("POST", "/v/things/7", JSON, bytes("{}"));
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(method.headers().firstValue("Allow").orElse("").split(", "))
                .containsExactlyInAnyOrder("PUT", "PATCH", "DELETE", "GET", "HEAD");
    }

    @Test
    void asksForAKeyThatMayWrite() throws Exception {
        HttpResponse<String> reading =
                running.send("PUT", "/v/things/7", JSON, bytes("{}"), "Authorization", "Bearer " + RunningServer.KEY);
        assertThat(reading.statusCode()).isEqualTo(401);
        assertThat(reading.body()).startsWith("{\"problem\":\"insufficient_scope\"}");
        assertThat(running.send("PUT", "/v/things/7", JSON, bytes("{}")).body()).contains("missing_api_key");
    }

    private static HttpResponse<String> make(String type, String body) throws Exception {
        return running.send("POST", "/v/things", type, bytes(body));
    }

    private static HttpResponse<String> patch(String... headers) throws Exception {
        return running.send("PATCH", "/v/things/7", JSON, bytes("{}"), headers);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
