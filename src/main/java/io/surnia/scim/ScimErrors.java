package io.surnia.scim;

import io.surnia.platform.http.ErrorFormat;
import io.surnia.platform.json.Json;
import io.surnia.platform.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Errors as RFC 7644, section 3.12 has them. */
final class ScimErrors implements ErrorFormat {
    static final String MEDIA_TYPE = "application/scim+json";

    @Override
    public String contentType() {
        return MEDIA_TYPE;
    }

    @Override
    public byte[] body(Problem problem) {
        return Json.bytes(message(problem));
    }

    static Map<String, Object> message(Problem problem) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("schemas", List.of(Urn.ERROR));
        message.put("status", Integer.toString(problem.status()));
        Refusal.typeOf(problem).ifPresent(type -> message.put("scimType", type));
        message.put("detail", problem.sentence());
        return message;
    }
}
