package io.surnia.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.partnerapi.Routes;
import io.surnia.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A client of the partner API that holds every answer against the contract, and every request that succeeded. It notes
 * which operation was seen with which status, for the whole JVM.
 */
public final class ContractClient {
    private static final Path CONTRACT = Path.of("contract", "partner-api.yaml");
    private static final OpenApiInteractionValidator VALIDATOR = validator();
    private static final Map<String, Set<Integer>> SEEN = new ConcurrentSkipListMap<>();

    private final HttpClient http;
    private final String origin;
    private final @Nullable String key;

    private ContractClient(HttpClient http, String origin, @Nullable String key) {
        this.http = http;
        this.origin = origin;
        this.key = key;
    }

    /** A client without a key. */
    public static ContractClient of(int port, SSLContext trust) {
        return new ContractClient(HttpClient.newBuilder().sslContext(trust).build(), "https://localhost:" + port, null);
    }

    /** The same client with a key, sent as the user name of HTTP Basic authentication. */
    public ContractClient withKey(String key) {
        return new ContractClient(http, origin, key);
    }

    /** The statuses that each operation was seen with, by the id that it has in the contract. */
    public static Map<String, Set<Integer>> seen() {
        return SEEN;
    }

    /** @param target path and query, encoded as on the wire */
    public Answer get(String target) {
        return send("GET", target, null, null);
    }

    /** Posts a form. */
    public Answer post(String target, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send("POST", target, "application/x-www-form-urlencoded", body);
    }

    /** A value as it stands in a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** An answer that reads as the contract says. */
    public record Answer(int status, HttpResponse<String> response) {

        /** The body. */
        public JsonNode json() {
            return Json.tree(response.body());
        }

        /** The body of a success. */
        public JsonNode ok() {
            assertThat(status).as(response.body()).isEqualTo(200);
            return json();
        }

        /** The short code of an error. */
        public String error() {
            return json().path("error").asText();
        }

        /** The names of an object's fields, in the order in which they were sent. */
        public static List<String> fields(JsonNode object) {
            return object.properties().stream().map(Map.Entry::getKey).toList();
        }
    }

    private Answer send(String method, String target, @Nullable String type, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + target))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (key != null) {
            request.header("Authorization", authorization(key));
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            validate(method, target, type, body, response);
            note(method, target, response.statusCode());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new AssertionError("No answer to " + method + " " + target, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void validate(
            String method, String target, @Nullable String type, @Nullable String body, HttpResponse<String> response) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(Method.valueOf(method), path(target));
        query(target).forEach(request::withQueryParam);
        if (type != null) {
            request.withContentType(type);
        }
        if (body != null) {
            request.withBody(body);
        }
        if (key != null) {
            request.withAuthorization(authorization(key));
        }
        SimpleResponse.Builder answer =
                SimpleResponse.Builder.status(response.statusCode()).withBody(response.body());
        response.headers().map().forEach(answer::withHeader);
        ValidationReport report = response.statusCode() == 200
                ? VALIDATOR.validate(request.build(), answer.build())
                : VALIDATOR.validateResponse(path(target), Method.valueOf(method), answer.build());
        assertThat(report.hasErrors())
                .as(() -> "%s %s: %s%n%s".formatted(method, target, report.getMessages(), response.body()))
                .isFalse();
    }

    private static void note(String method, String target, int status) {
        String path =
                path(target).replace("/hoot-ranks/users/", "/hoot-ranks/user/").replaceAll("\\.php/$", ".php");
        Set<String> sent = query(target).keySet();
        Routes.table().stream()
                .filter(row -> row.method().equals(method) && row.path().equals(path))
                .filter(row -> row.selector() == null || sent.contains(row.selector()))
                .max(Comparator.comparing(row -> row.selector() != null))
                .ifPresent(row -> SEEN.computeIfAbsent(row.id(), _ -> ConcurrentHashMap.newKeySet())
                        .add(status));
    }

    private static String path(String target) {
        int query = target.indexOf('?');
        return (query < 0 ? target : target.substring(0, query)).replaceAll("/{2,}", "/");
    }

    private static Map<String, List<String>> query(String target) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        int start = target.indexOf('?');
        if (start >= 0) {
            for (String pair : target.substring(start + 1).split("&", -1)) {
                String[] parts = pair.split("=", 2);
                if (parts.length == 2 && !parts[1].isEmpty()) {
                    values.put(
                            URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                            List.of(URLDecoder.decode(parts[1], StandardCharsets.UTF_8)));
                }
            }
        }
        return values;
    }

    private static String authorization(String key) {
        return "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.US_ASCII));
    }

    private static OpenApiInteractionValidator validator() {
        try {
            return OpenApiInteractionValidator.createForInlineApiSpecification(Files.readString(CONTRACT))
                    .build();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
