package io.surnia.manage;

import io.surnia.platform.http.Handler;
import java.util.function.Function;

/**
 * One row of {@link Routes}.
 *
 * @param path below {@link Routes#ROOT}, with {@code {name}} for what differs
 * @param id its name in the contract, logs and metrics
 * @param handler where it is answered
 */
public record Operation(String method, String path, String id, Function<Handlers, Handler> handler) {

    static Operation get(String path, String id, Function<Handlers, Handler> handler) {
        return new Operation("GET", path, id, handler);
    }

    static Operation post(String path, String id, Function<Handlers, Handler> handler) {
        return new Operation("POST", path, id, handler);
    }

    static Operation patch(String path, String id, Function<Handlers, Handler> handler) {
        return new Operation("PATCH", path, id, handler);
    }

    static Operation delete(String path, String id, Function<Handlers, Handler> handler) {
        return new Operation("DELETE", path, id, handler);
    }

    boolean isReading() {
        return method.equals("GET");
    }

    /** As one line of a table. */
    @Override
    public String toString() {
        return "%-6s  %-66s  %s".formatted(method, Routes.ROOT + path, id);
    }
}
