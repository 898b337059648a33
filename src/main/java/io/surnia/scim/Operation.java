package io.surnia.scim;

import io.surnia.platform.http.Access;
import io.surnia.platform.http.Handler;
import java.util.function.Function;

/**
 * One row of the door's table.
 *
 * @param path below the door's
 * @param id its name in logs and metrics
 * @param handler where it is answered
 */
public record Operation(String method, String path, String id, Access access, Function<Handlers, Handler> handler) {

    /** As one line of a table. */
    @Override
    public String toString() {
        return "%-6s  %-64s  %s".formatted(method, Routes.PREFIX + path, id);
    }
}
