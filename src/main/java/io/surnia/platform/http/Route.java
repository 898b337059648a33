package io.surnia.platform.http;

import java.util.List;

/**
 * One row of a route table.
 *
 * @param method {@code GET} (which answers HEAD too), {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE}; the
 *     bodies of the three in the middle are read
 * @param path absolute; a segment {@code {name}} matches one segment. A path that ends in {@code /} is a collection:
 *     without it the client is sent there by a 301. A path that ends in {@code .php} is served with and without a
 *     trailing {@code /}. Exact otherwise.
 * @param operation the name in logs, metrics and contract
 * @param access who may call
 * @param handler answers
 * @param dialect which bodies it takes and how it tells an error
 * @param bodyLimit the largest body, in bytes
 * @param uploads media types, lower case, under which the body is a file ({@link Call#upload}); where there are any, no
 *     other body is taken
 */
public record Route(
        String method,
        String path,
        String operation,
        Access access,
        Handler handler,
        Dialect dialect,
        int bodyLimit,
        List<String> uploads) {
    private static final int USUAL_LIMIT = 1024 * 1024;

    /** A row of the dialect {@link Dialect#FORMS} with bodies of up to 1 MiB. */
    public Route(String method, String path, String operation, Access access, Handler handler) {
        this(method, path, operation, access, handler, Dialect.FORMS, USUAL_LIMIT, List.of());
    }

    public static Route get(String path, String operation, Access access, Handler handler) {
        return new Route("GET", path, operation, access, handler);
    }

    public static Route post(String path, String operation, Access access, Handler handler) {
        return new Route("POST", path, operation, access, handler);
    }

    /** The same in another dialect. */
    public Route in(Dialect dialect) {
        return new Route(method, path, operation, access, handler, dialect, bodyLimit, uploads);
    }

    /** The same with another limit for its body. */
    public Route withBodyLimit(int bytes) {
        return new Route(method, path, operation, access, handler, dialect, bytes, uploads);
    }

    /** The same, taking files of these media types instead of forms and JSON. */
    public Route taking(List<String> uploads) {
        return new Route(method, path, operation, access, handler, dialect, bodyLimit, uploads);
    }

    boolean takesBody() {
        return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
    }
}
