package io.surnia.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A client of the management API that holds every answer against the contract, and every request in JSON that succeeded.
 * It notes which operation was seen with which status.
 */
final class ManageClient {
    private static final OpenApiInteractionValidator VALIDATOR = validator();
    private static final Map<String, Set<Integer>> SEEN = new ConcurrentSkipListMap<>();

    private final HttpClient http;
    private final String origin;
    private final @Nullable String key;
    private final Map<String, String> headers;

    private ManageClient(HttpClient http, String origin, @Nullable String key, Map<String, String> headers) {
        this.http = http;
        this.origin = origin;
        this.key = key;
        this.headers = headers;
    }

    /** A client without a key. */
    static ManageClient of(int port, SSLContext trust) {
        HttpClient http = HttpClient.newBuilder().sslContext(trust).build();
        return new ManageClient(http, "https://localhost:" + port, null, Map.of());
    }

    ManageClient withKey(String key) {
        return new ManageClient(http, origin, key, headers);
    }

    ManageClient with(String header, String value) {
        Map<String, String> more = new ConcurrentHashMap<>(headers);
        more.put(header, value);
        return new ManageClient(http, origin, key, more);
    }

    /** The statuses that each operation was seen with, by method and path as the contract writes it. */
    static Map<String, Set<Integer>> seen() {
        return SEEN;
    }

    Answer get(String path) {
        return send("GET", path, null, null);
    }

    Answer post(String path, String json) {
        return send("POST", path, "application/json", json);
    }

    Answer post(String path) {
        return send("POST", path, null, null);
    }

    Answer patch(String path, String json) {
        return send("PATCH", path, "application/json", json);
    }

    Answer delete(String path) {
        return send("DELETE", path, null, null);
    }

    /** @param path below the API's root, with the query; encoded as on the wire */
    Answer send(String method, String path, @Nullable String type, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + Routes.ROOT + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            HttpResponse<String> response = answered(request.build());
            validate(method, path, type, body, response);
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new AssertionError("No answer to " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /**
     * An answer that is sent before the body was read resets the stream (RFC 9113, section 8.1), and the JDK's client then
     * sometimes sees the reset alone: such a request was refused, so it is asked again.
     */
    private HttpResponse<String> answered(HttpRequest request) throws IOException, InterruptedException {
        for (int more = 5; ; more--) {
            try {
                return http.send(request, BodyHandlers.ofString());
            } catch (IOException reset) {
                if (more == 0 || !String.valueOf(reset.getMessage()).contains("RST_STREAM")) {
                    throw reset;
                }
            }
        }
    }

    /** An answer that reads as the contract says. */
    record Answer(int status, HttpResponse<String> response) {
        JsonNode json() {
            return Json.tree(response.body());
        }

        /** The body, of an answer of this status. */
        JsonNode is(int expected) {
            assertThat(status).as(response.body()).isEqualTo(expected);
            return response.body().isEmpty() ? Json.tree("null") : json();
        }

        long id() {
            return json().path("id").asLong();
        }

        String etag() {
            return header("ETag");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    private void validate(
            String method, String path, @Nullable String type, @Nullable String body, HttpResponse<String> response) {
        String target = Routes.ROOT + path;
        String bare = target.split("\\?", 2)[0];
        SimpleRequest.Builder request = new SimpleRequest.Builder(Method.valueOf(method), bare);
        if (target.contains("?")) {
            for (String pair : target.split("\\?", 2)[1].split("&", -1)) {
                String[] parts = pair.split("=", 2);
                if (response.statusCode() < 300) {
                    request.withQueryParam(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
                }
            }
        }
        headers.forEach(request::withHeader);
        if (type != null && body != null) {
            request.withContentType(type);
            request.withBody(body);
        }
        if (key != null) {
            request.withAuthorization("Bearer " + key);
        }
        SimpleResponse.Builder answer = SimpleResponse.Builder.status(response.statusCode());
        if (!response.body().isEmpty()) {
            answer.withBody(response.body());
        }
        response.headers().map().forEach(answer::withHeader);
        boolean whole = response.statusCode() < 300 && (type == null || type.equals("application/json"));
        ValidationReport report = whole
                ? VALIDATOR.validate(request.build(), answer.build())
                : VALIDATOR.validateResponse(bare, Method.valueOf(method), answer.build());
        assertThat(report.hasErrors())
                .as(() -> "%s %s: %s%n%s".formatted(method, path, report.getMessages(), response.body()))
                .isFalse();
        note(method, bare.substring(Routes.ROOT.length()), response.statusCode());
    }

    private static void note(String method, String path, int status) {
        for (Operation row : Routes.table()) {
            String form = row.path().replace("{kind}", "[0-9a-z_]+").replaceAll("\\{[a-z]+}", "[0-9]+");
            if (row.method().equals(method) && path.matches(form)) {
                SEEN.computeIfAbsent(row.id(), _ -> ConcurrentHashMap.newKeySet())
                        .add(status);
            }
        }
    }

    private static OpenApiInteractionValidator validator() {
        try {
            return OpenApiInteractionValidator.createForInlineApiSpecification(
                            Files.readString(Path.of("contract", "manage-api.yaml")))
                    .build();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
