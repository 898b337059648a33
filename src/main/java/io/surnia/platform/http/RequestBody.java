package io.surnia.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.platform.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request's body, read whole and told apart by its media type.
 *
 * @param bytes as sent; empty where there is none
 * @param isForm whether it is a form
 * @param json what it says, where it is JSON
 * @param upload all of it, where the route takes it as a file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RequestBody(
        byte[] bytes,
        boolean isForm,
        @Nullable JsonNode json,
        @Nullable Upload upload) {
    static final RequestBody NONE = new RequestBody(new byte[0], false, null, null);

    private static final Pattern CHARSET = Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\"]*)");

    /**
     * Reads the body of a request that has one.
     *
     * @throws Problem 400, 408, 413 or 415
     * @throws IOException where the body is broken or its connection is
     */
    static RequestBody read(HttpServletRequest request, Route route, Duration patience) throws IOException {
        String type = request.getContentType();
        Dialect dialect = route.dialect();
        boolean isUpload = type != null && route.uploads().contains(mediaType(type));
        if (type != null && !isUpload && (!route.uploads().isEmpty() || !isTaken(type, dialect))) {
            throw unsupported(route);
        }
        if (request.getContentLengthLong() > route.bodyLimit()) {
            throw Problem.contentTooLarge(route.bodyLimit());
        }
        if (isUpload) {
            return new RequestBody(
                    new byte[0], false, null, Upload.take(request.getInputStream(), route.bodyLimit(), patience));
        }
        byte[] bytes = read(request.getInputStream(), route.bodyLimit(), System.nanoTime() + patience.toNanos());
        if (bytes.length == 0) {
            return NONE;
        }
        if (type == null) {
            throw unsupported(route);
        }
        boolean isJson = route.dialect().jsonTypes().contains(mediaType(type));
        return new RequestBody(bytes, isForm(type), isJson ? JsonReader.read(bytes) : null, null);
    }

    /** Lets go of what it holds outside of memory. */
    void close() throws IOException {
        if (upload != null) {
            upload.delete();
        }
    }

    /** The body of a form, empty for any other. */
    byte[] form() {
        return isForm ? bytes : new byte[0];
    }

    private static boolean isTaken(String type, Dialect dialect) {
        if (isForm(type)) {
            return dialect.forms();
        }
        if (!dialect.jsonTypes().contains(mediaType(type))
                && !dialect.textTypes().contains(mediaType(type))) {
            return false;
        }
        Matcher charset = CHARSET.matcher(type.toLowerCase(Locale.ROOT));
        return !charset.find() || StandardCharsets.UTF_8.name().equalsIgnoreCase(charset.group(1));
    }

    private static boolean isForm(String type) {
        return mediaType(type).equals(Dialect.FORM);
    }

    private static String mediaType(String type) {
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static Problem unsupported(Route route) {
        Dialect dialect = route.dialect();
        if (!route.uploads().isEmpty()) {
            return Problem.unsupportedMediaType(route.uploads());
        }
        return dialect.jsonTypes().isEmpty()
                ? Problem.unsupportedMediaType()
                : Problem.unsupportedMediaType(
                        Stream.concat(dialect.jsonTypes().stream(), dialect.textTypes().stream())
                                .toList(),
                        dialect.forms());
    }

    private static byte[] read(InputStream in, int limit, long deadline) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        for (int count = in.read(part); count >= 0; count = in.read(part)) {
            body.write(part, 0, count);
            if (body.size() > limit) {
                throw Problem.contentTooLarge(limit);
            }
            if (System.nanoTime() - deadline > 0) {
                throw Problem.requestTimeout();
            }
        }
        return body.toByteArray();
    }
}
