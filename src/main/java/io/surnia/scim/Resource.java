package io.surnia.scim;

import io.surnia.platform.http.Answer;
import io.surnia.platform.http.EntityTag;
import io.surnia.platform.json.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A resource as it is sent.
 *
 * @param attributes by name, in the order in which they are sent
 */
record Resource(String location, EntityTag version, Map<String, Object> attributes) {

    /** The version of what is told apart by these: weak, since the same resource may be written with fewer attributes. */
    static EntityTag version(Object state) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Json.bytes(state));
            return EntityTag.weak(HexFormat.of().formatHex(hash, 0, 10));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    Answer answer(int status, Projection projection) {
        return Answer.ok(projection.of(attributes))
                .withStatus(status)
                .withContentType(ScimErrors.MEDIA_TYPE)
                .with("Location", location)
                .with(version);
    }

    /** Without the resource. */
    Answer noContent() {
        return Answer.noContent().with("Location", location).with(version);
    }
}
