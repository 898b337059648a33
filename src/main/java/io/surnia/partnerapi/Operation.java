package io.surnia.partnerapi;

import io.surnia.platform.http.Call;
import io.surnia.platform.http.Handler;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@link Routes}: an operation of the published document, under the name that it has there.
 *
 * @param method GET or POST
 * @param path the documented path, without parameters
 * @param selector the query parameter that tells this operation from others of the same path; null where none does
 * @param handler where it is answered
 */
public record Operation(
        String method, String path, @Nullable String selector, String title, Function<Handlers, Handler> handler) {

    /** @param target the path, with {@code ?parameter} where a parameter tells operations apart */
    static Operation get(String target, String title, Function<Handlers, Handler> handler) {
        return of("GET", target, title, handler);
    }

    static Operation post(String target, String title, Function<Handlers, Handler> handler) {
        return of("POST", target, title, handler);
    }

    private static Operation of(String method, String target, String title, Function<Handlers, Handler> handler) {
        int query = target.indexOf('?');
        return query < 0
                ? new Operation(method, target, null, title, handler)
                : new Operation(method, target.substring(0, query), target.substring(query + 1), title, handler);
    }

    /** Its name in the contract, logs and metrics: the title in camel case. */
    public String id() {
        String joined = title.replace(" ", "");
        return joined.substring(0, 1).toLowerCase(Locale.ROOT) + joined.substring(1);
    }

    /** Every path that it is served at: the published document writes {@code hoot-ranks/user} and {@code users}. */
    List<String> paths() {
        return path.contains("/hoot-ranks/user/")
                ? List.of(path, path.replace("/hoot-ranks/user/", "/hoot-ranks/users/"))
                : List.of(path);
    }

    /** Whether a call has the parameter that tells this operation apart. */
    boolean isSelectedBy(Call call) {
        return selector != null && call.text(selector).isPresent();
    }

    /** As one line of a table. */
    @Override
    public String toString() {
        String target = selector == null ? path : path + "?" + selector + "=";
        return "%-4s  %-66s  %s".formatted(method, target, title);
    }
}
