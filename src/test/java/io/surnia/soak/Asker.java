package io.surnia.soak;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks the nodes in turn, as an integration does that knows both: what got no answer, or was told to come again, is asked
 * of the next one under the same idempotency key.
 */
final class Asker {
    private static final int PATIENCE = 60;

    private final List<Node> nodes;
    private final List<HttpClient> clients;
    private final String key;
    private final Tally tally;
    private int turn;

    Asker(List<Node> nodes, String key, Tally tally, int turn) {
        this.nodes = nodes;
        this.clients = nodes.stream()
                .map(node -> HttpClient.newBuilder().sslContext(node.trust()).build())
                .toList();
        this.key = key;
        this.tally = tally;
        this.turn = turn;
    }

    /** @param body JSON; null sends none */
    record Answer(int status, String body) {
        boolean isDone() {
            return status < 300;
        }

        JsonNode json() {
            return Json.tree(body);
        }
    }

    Answer post(String path, @Nullable String body) {
        return ask("POST", path, body);
    }

    Answer patch(String path, String body) {
        return ask("PATCH", path, body);
    }

    Answer delete(String path) {
        return ask("DELETE", path, null);
    }

    private Answer ask(String method, String path, @Nullable String body) {
        String idempotencyKey = UUID.randomUUID().toString();
        for (int attempt = 1; ; attempt++) {
            turn = (turn + 1) % nodes.size();
            try {
                HttpResponse<String> response = clients.get(turn)
                        .send(request(nodes.get(turn), method, path, body, idempotencyKey), BodyHandlers.ofString());
                tally.answered(response.statusCode());
                boolean isToAskAgain = response.statusCode() == 503 || isBeingAnswered(response);
                if (!isToAskAgain || attempt == PATIENCE) {
                    return new Answer(response.statusCode(), response.body());
                }
            } catch (IOException gone) {
                tally.unanswered();
                if (attempt == PATIENCE) {
                    throw new AssertionError("no node answers " + method + " " + path, gone);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
            pause(attempt);
        }
    }

    /** The killed node's transaction under the same key has not been rolled back yet. */
    private static boolean isBeingAnswered(HttpResponse<String> response) {
        return response.statusCode() == 409 && response.body().contains("idempotency");
    }

    private HttpRequest request(Node node, String method, String path, @Nullable String body, String idempotencyKey) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.origin() + "/api/manage/v1" + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + key)
                .header("Idempotency-Key", idempotencyKey)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return body == null
                ? request.build()
                : request.header("Content-Type", "application/json").build();
    }

    /** A client's manners, not a wait for something to come true. */
    private static void pause(int attempt) {
        try {
            Thread.sleep(Math.min(50L * attempt, 500));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
