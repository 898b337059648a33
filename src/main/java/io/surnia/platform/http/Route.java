package io.surnia.platform.http;

/**
 * One row of a route table.
 *
 * @param method {@code GET} (which answers HEAD too) or {@code POST}
 * @param path absolute; a segment {@code {name}} matches one segment. A path that ends in {@code /} is a collection:
 *     without it the client is sent there by a 301. A path that ends in {@code .php} is served with and without a
 *     trailing {@code /}. Exact otherwise.
 * @param operation the name in logs, metrics and contract
 * @param access who may call
 * @param handler answers
 */
public record Route(String method, String path, String operation, Access access, Handler handler) {

    public static Route get(String path, String operation, Access access, Handler handler) {
        return new Route("GET", path, operation, access, handler);
    }

    public static Route post(String path, String operation, Access access, Handler handler) {
        return new Route("POST", path, operation, access, handler);
    }
}
