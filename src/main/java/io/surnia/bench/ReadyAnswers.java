package io.surnia.bench;

import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers that lie ready: what TLS and HTTP cost by themselves. One as long as a page of lists is held to a bound. */
final class ReadyAnswers {
    private static final Reach OF_NGINX = Reach.atLeast(0.8);

    private ReadyAnswers() {}

    static Measurement of(Stand stand) {
        return new Comparisons(List.of(
                file(stand, "the contract", "/api/openapi.yaml", OF_NGINX),
                file(stand, "a badge", "/badges/guardian-grove.svg", null)));
    }

    private static Comparisons.Pair file(Stand stand, String name, String path, @Nullable Reach reach) {
        byte[] request = HttpsConnection.get(path, "");
        byte[] body = body(stand, request);
        return new Comparisons.Pair(
                new Load("%s, %,d bytes".formatted(name, body.length), stand.target(), request, 200),
                nginx(stand, path.substring(path.lastIndexOf('/') + 1), body),
                reach);
    }

    private static @Nullable Contender nginx(Stand stand, String name, byte[] body) {
        Nginx nginx = stand.nginx();
        if (nginx == null) {
            return null;
        }
        nginx.serve(name, body);
        Load.Target target = new Load.Target(
                stand.target().tls(), nginx.port(), stand.target().connections());
        return new Load("nginx, the same bytes", target, HttpsConnection.get("/" + name, ""), 200);
    }

    private static byte[] body(Stand stand, byte[] request) {
        try (HttpsConnection connection = stand.target().connect()) {
            return new byte[(int) connection.ask(request).bodyBytes()];
        } catch (IOException failure) {
            throw new StartupFailure("the server does not answer", failure);
        }
    }
}
