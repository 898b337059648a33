package io.surnia.platform.http;

import io.surnia.platform.problem.Problem;
import java.util.Arrays;
import java.util.List;

/**
 * The version of a resource (RFC 9110, section 8.8.3).
 *
 * @param opaque without quotes; letters, digits, {@code -}, {@code _} and {@code .} only
 */
public record EntityTag(String opaque, boolean weak) {

    /** A strong tag. */
    public static EntityTag of(String opaque) {
        return new EntityTag(opaque, false);
    }

    /** A weak tag, as SCIM has them. */
    public static EntityTag weak(String opaque) {
        return new EntityTag(opaque, true);
    }

    /**
     * Lets a change through only where it is made to this version: without {@code If-Match} any may be.
     *
     * @throws Problem 412 where {@code If-Match} names other versions
     */
    public void requireMatch(Call call) {
        List<String> wanted = call.headers("If-Match");
        if (!wanted.isEmpty() && !isIn(wanted)) {
            throw Problem.preconditionFailed();
        }
    }

    /** Whether the client has this version already and says so in {@code If-None-Match}. */
    public boolean isKnownTo(Call call) {
        return isIn(call.headers("If-None-Match"));
    }

    /** As it stands in a header. */
    @Override
    public String toString() {
        return (weak ? "W/\"" : "\"") + opaque + '"';
    }

    /** Weak or strong, the same text is the same version: a client that got one kind may send the other. */
    private boolean isIn(List<String> headers) {
        return headers.stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .anyMatch(tag -> tag.equals("*") || tag.equals('"' + opaque + '"'));
    }
}
