package io.surnia.manage;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.platform.http.Answer;
import io.surnia.platform.http.ErrorFormat;
import io.surnia.platform.json.Json;
import io.surnia.platform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer as it is kept, to be given again. */
final class KeptAnswer {
    private KeptAnswer() {}

    static byte[] write(Answer answer) {
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("status", answer.status());
        kept.put("headers", answer.headers());
        kept.put("type", answer.contentType());
        kept.put("body", new String(answer.body(), StandardCharsets.UTF_8));
        return Json.bytes(kept);
    }

    static byte[] write(Problem problem) {
        ErrorFormat format = ErrorFormat.WITH_FIELDS;
        return write(new Answer(problem.status(), problem.headers(), format.contentType(), format.body(problem)));
    }

    /** The answer, marked as given again. */
    static Answer read(byte[] bytes) {
        JsonNode kept = Json.tree(new String(bytes, StandardCharsets.UTF_8));
        Map<String, String> headers = new LinkedHashMap<>();
        kept.path("headers")
                .properties()
                .forEach(each -> headers.put(each.getKey(), each.getValue().asText()));
        headers.put("Idempotent-Replayed", "true");
        JsonNode type = kept.path("type");
        return new Answer(
                kept.path("status").asInt(),
                headers,
                type.isTextual() ? type.textValue() : null,
                kept.path("body").asText().getBytes(StandardCharsets.UTF_8));
    }
}
