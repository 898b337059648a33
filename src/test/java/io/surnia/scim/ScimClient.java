package io.surnia.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A directory's client. Bodies are JSON in which {@code '} stands for {@code "}, so that a test can be read. */
record ScimClient(HttpClient http, String base, String key) {

    Answer get(String target, String... headers) {
        return send("GET", target, null, headers);
    }

    /** Filters a collection, such as {@code /Users}; {@code filter} with {@code '} for {@code "}. */
    Answer filter(String collection, String filter) {
        return get(collection + "?filter=" + encoded(filter.replace('\'', '"')));
    }

    Answer post(String target, String body) {
        return send("POST", target, body);
    }

    Answer put(String target, String body, String... headers) {
        return send("PUT", target, body, headers);
    }

    Answer patch(String target, String body, String... headers) {
        return send("PATCH", target, body, headers);
    }

    /** A patch of these operations. */
    Answer patchOps(String target, String operations, String... headers) {
        return patch(
                target,
                "{'schemas': ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], 'Operations': [" + operations + "]}",
                headers);
    }

    Answer delete(String target, String... headers) {
        return send("DELETE", target, null, headers);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    record Answer(int status, HttpResponse<String> response) {
        /** The body of an answer of that status. */
        JsonNode is(int expected) {
            assertThat(status).as(response.body()).isEqualTo(expected);
            if (!response.body().isEmpty()) {
                assertThat(response.headers().firstValue("Content-Type")).contains("application/scim+json");
            }
            return Json.tree(response.body().isEmpty() ? "{}" : response.body());
        }

        /** The error of that status and {@code scimType}. */
        void isError(int expected, String scimType) {
            JsonNode error = is(expected);
            assertThat(error.at("/schemas/0").asText()).isEqualTo(Urn.ERROR);
            assertThat(error.path("status").asText()).isEqualTo(Integer.toString(expected));
            assertThat(error.path("scimType").asText()).isEqualTo(scimType);
            assertThat(error.path("detail").asText()).isNotBlank();
        }

        /** The ids of a list. */
        List<String> ids() {
            return texts(is(200).path("Resources"), "id");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /** One text of each element. */
    static List<String> texts(JsonNode list, String name) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(element -> element.path(name).asText())
                .toList();
    }

    private Answer send(String method, String target, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + target))
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.replace('\'', '"')));
        if (body != null) {
            request.header("Content-Type", "application/scim+json; charset=utf-8");
        }
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new AssertionError("No answer to " + method + " " + target, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
