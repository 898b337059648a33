package io.surnia.partnerapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.platform.json.Json;
import java.util.Map;
import java.util.Set;

/** What every answer of the server must be, whatever was asked (wire.md, Errors; the contract's {@code Error}). */
final class AnswerRules {
    private static final Map<Integer, Set<String>> CODES = Map.ofEntries(
            Map.entry(400, Set.of("missing_parameter", "invalid_parameter")),
            Map.entry(401, Set.of("missing_api_key", "invalid_api_key", "insufficient_scope")),
            Map.entry(404, Set.of("not_found")),
            Map.entry(405, Set.of("method_not_allowed")),
            Map.entry(408, Set.of("request_timeout")),
            Map.entry(413, Set.of("content_too_large")),
            Map.entry(414, Set.of("uri_too_long")),
            Map.entry(415, Set.of("unsupported_media_type")),
            Map.entry(431, Set.of("request_header_fields_too_large")));

    private AnswerRules() {}

    /** @param bodiless whether it answers HEAD */
    static void check(RawAnswer answer, boolean bodiless) {
        assertThat(answer.header("X-Request-Id")).isPresent();
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Server")).isEmpty();
        switch (answer.status()) {
            case 200 -> success(answer, bodiless);
            case 301 -> assertThat(answer.header("Location")).get().asString().matches("/[^?]*[^/]/(\\?.*)?");
            default -> error(answer, bodiless);
        }
    }

    private static void success(RawAnswer answer, boolean bodiless) {
        String type = answer.header("Content-Type").orElse("none");
        assertThat(type).matches("(application/(json|yaml)|text/(html|css|yaml)|image/svg\\+xml)(; ?charset=utf-8)?");
        if (!bodiless && type.equals("application/json")) {
            Json.tree(answer.text());
        }
    }

    private static void error(RawAnswer answer, boolean bodiless) {
        assertThat(CODES).containsKey(answer.status());
        assertThat(answer.header("Content-Type")).contains("application/json");
        if (answer.status() == 401) {
            assertThat(answer.header("WWW-Authenticate")).contains("Basic realm=\"Surnia\"");
        }
        if (answer.status() == 405) {
            assertThat(answer.header("Allow")).isPresent();
        }
        if (!bodiless) {
            JsonNode body = Json.tree(answer.text());
            assertThat(body.properties().stream().map(Map.Entry::getKey)).containsExactly("error", "error_description");
            assertThat(body.path("error").asText()).isIn(CODES.get(answer.status()));
            assertThat(body.path("error_description").asText())
                    .isNotBlank()
                    .doesNotContain(OddRequests.TYPED)
                    .doesNotContainPattern("Exception|java\\.|org\\.|SQL|select ");
        }
    }
}
