package io.surnia.platform.http;

import io.surnia.platform.json.Json;
import io.surnia.platform.problem.Problem;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a door writes a problem: the status and the headers are the problem's, the body is the door's. */
public interface ErrorFormat {
    /** {@code {"error":"code","error_description":"sentence"}} (wire.md, Errors). */
    ErrorFormat PLAIN = new ErrorFormat() {
        @Override
        public String contentType() {
            return "application/json";
        }

        @Override
        public byte[] body(Problem problem) {
            return Json.bytes(sentence(problem));
        }
    };

    /** The same, with a list {@code fields} of every parameter or field that is wrong, where one is. */
    ErrorFormat WITH_FIELDS = new ErrorFormat() {
        @Override
        public String contentType() {
            return "application/json";
        }

        @Override
        public byte[] body(Problem problem) {
            Map<String, Object> body = sentence(problem);
            if (!problem.fields().isEmpty()) {
                body.put("fields", problem.fields());
            }
            return Json.bytes(body);
        }
    };

    /** The whole header value. */
    String contentType();

    byte[] body(Problem problem);

    private static Map<String, Object> sentence(Problem problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", problem.code());
        body.put("error_description", problem.sentence());
        return body;
    }
}
