package io.surnia.scim;

import io.surnia.platform.http.EntityTag;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is said about a resource (RFC 7643, section 3.1). */
final class Meta {
    private Meta() {}

    static Map<String, Object> of(
            String type, Instant createdAt, Instant changedAt, String location, EntityTag version) {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("resourceType", type);
        meta.put("created", text(createdAt));
        meta.put("lastModified", text(changedAt));
        meta.put("location", location);
        meta.put("version", version.toString());
        return meta;
    }

    private static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
