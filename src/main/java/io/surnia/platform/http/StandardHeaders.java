package io.surnia.platform.http;

import java.util.function.BiConsumer;

/** The headers that every answer has. */
final class StandardHeaders {
    private StandardHeaders() {}

    /** {@code put} replaces a header. */
    static void put(Arrival arrival, BiConsumer<String, String> put) {
        put.accept("X-Request-Id", arrival.requestId());
        put.accept("X-Content-Type-Options", "nosniff");
        put.accept("Cache-Control", "no-store");
        if (arrival.secure()) {
            put.accept("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
