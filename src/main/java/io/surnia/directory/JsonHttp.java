package io.surnia.directory;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.platform.client.WebAnswer;
import io.surnia.platform.client.WebClient;
import io.surnia.platform.json.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Asks a service that answers JSON. What is answered with 429 or 5xx is asked again, after the time that the answer names
 * (RFC 9110, Retry-After, in seconds) or one that doubles.
 */
final class JsonHttp {
    private static final int MOST_TRIES = 5;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final String service;
    private final WebClient client;
    private final Pause pause;
    private final Deadline deadline;

    /** How it is waited. */
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    /**
     * @param service its name, for sentences
     */
    JsonHttp(String service, WebClient client, Pause pause, Deadline deadline) {
        this.service = service;
        this.client = client;
        this.pause = pause;
        this.deadline = deadline;
    }

    /**
     * An answer, of any status that asking again does not change.
     */
    record Answer(int status, JsonNode body) {
        boolean isOk() {
            return status / 100 == 2;
        }

        /** The short code of an error, as Microsoft and Google write it; empty where there is none. */
        String errorCode() {
            JsonNode error = body.path("error");
            return error.isTextual()
                    ? error.asText()
                    : error.path("code").asText(error.path("status").asText());
        }
    }

    Answer get(URI address, String token) {
        return send(HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .GET());
    }

    Answer post(URI address, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Answer send(HttpRequest.Builder request) {
        for (int tries = 1; ; tries++) {
            deadline.check();
            WebAnswer.Received answer = received(request);
            int status = answer.status();
            if (status != 429 && status < 500) {
                return new Answer(status, json(answer.text(), status));
            }
            Duration wait = answer.retryAfter().orElse(Duration.ofSeconds(1L << tries));
            if (tries == MOST_TRIES || wait.compareTo(LONGEST_PAUSE) > 0) {
                throw new DirectoryFailure(
                        "%s answers with status %d and asks to be left alone for a while.".formatted(service, status));
            }
            rest(wait);
        }
    }

    private WebAnswer.Received received(HttpRequest.Builder request) {
        return switch (client.send(request)) {
            case WebAnswer.Received answer -> answer;
            case WebAnswer.None _ when Thread.currentThread().isInterrupted() -> throw stopping();
            case WebAnswer.None _ -> throw new DirectoryFailure("%s cannot be reached.".formatted(service));
        };
    }

    private JsonNode json(String body, int status) {
        if (body.isBlank()) {
            return Json.tree("{}");
        }
        try {
            return Json.tree(body);
        } catch (IllegalArgumentException notJson) {
            throw new DirectoryFailure("%s answers with status %d and no JSON.".formatted(service, status), notJson);
        }
    }

    private void rest(Duration time) {
        try {
            pause.of(time);
        } catch (InterruptedException stopping) {
            throw stopping();
        }
    }

    private static DirectoryFailure stopping() {
        Thread.currentThread().interrupt();
        return new DirectoryFailure("This node was stopping.");
    }
}
