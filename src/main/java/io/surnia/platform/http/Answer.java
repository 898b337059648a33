package io.surnia.platform.http;

import io.surnia.platform.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer as a value, for a handler that says more than 200: {@link Call#answer(Answer)}.
 *
 * @param headers beside the content type
 * @param contentType null where there is no body
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answer(
        int status, Map<String, String> headers, @Nullable String contentType, byte[] body) {
    private static final String JSON = "application/json";

    /** 200 with a wire record, map or list as JSON. */
    public static Answer ok(Object value) {
        return new Answer(200, Map.of(), JSON, Json.bytes(value));
    }

    /** 201 with what was made as JSON, and its address. */
    public static Answer created(String location, Object value) {
        return new Answer(201, Map.of("Location", location), JSON, Json.bytes(value));
    }

    /** 204 */
    public static Answer noContent() {
        return new Answer(204, Map.of(), null, new byte[0]);
    }

    /** 304: the client has this version already. */
    public static Answer notModified(EntityTag version) {
        return new Answer(304, Map.of("ETag", version.toString()), null, new byte[0]);
    }

    /** The same with another status. */
    public Answer withStatus(int status) {
        return new Answer(status, headers, contentType, body);
    }

    /** The same with another content type, such as {@code application/scim+json}. */
    public Answer withContentType(String type) {
        return new Answer(status, headers, type, body);
    }

    /** The same with one more header. */
    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, contentType, body);
    }

    /** The same with the version of what it holds. */
    public Answer with(EntityTag version) {
        return with("ETag", version.toString());
    }
}
