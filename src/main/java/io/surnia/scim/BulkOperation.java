package io.surnia.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.surnia.platform.problem.Problem;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One operation of a bulk request (RFC 7644, section 3.7).
 *
 * @param method upper case
 * @param bulkId empty where it has none
 * @param version empty for any
 * @param path such as {@code /Users/1000}, or {@code /Users/bulkId:x} for what an operation of that bulkId makes
 */
record BulkOperation(String method, String bulkId, String version, String path, JsonNode data) {
    private static final String REFERENCE = "bulkId:";

    /** @throws Problem 400 where it is none */
    static BulkOperation of(JsonNode operation) {
        if (!operation.isObject()) {
            throw Problem.malformed("An operation must be a JSON object.");
        }
        return new BulkOperation(
                operation.path("method").asText().toUpperCase(Locale.ROOT),
                operation.path("bulkId").asText(),
                operation.path("version").asText(),
                operation.path("path").asText(),
                operation.path("data"));
    }

    /** The bulkIds that must be known before it can be done. */
    Set<String> references() {
        return Stream.concat(Stream.of(path.substring(path.lastIndexOf('/') + 1)), texts(data))
                .filter(text -> text.startsWith(REFERENCE))
                .map(text -> text.substring(REFERENCE.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The same with ids for bulkIds. */
    BulkOperation resolved(Map<String, String> ids) {
        if (references().isEmpty()) {
            return this;
        }
        int name = path.lastIndexOf('/') + 1;
        return new BulkOperation(
                method, bulkId, version, path.substring(0, name) + id(path.substring(name), ids), resolved(data, ids));
    }

    private static JsonNode resolved(JsonNode value, Map<String, String> ids) {
        return switch (value) {
            case TextNode text -> TextNode.valueOf(id(text.textValue(), ids));
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> copy.add(resolved(element, ids)));
                yield copy;
            }
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(entry -> copy.set(entry.getKey(), resolved(entry.getValue(), ids)));
                yield copy;
            }
            default -> value;
        };
    }

    private static String id(String text, Map<String, String> ids) {
        return text.startsWith(REFERENCE) ? ids.getOrDefault(text.substring(REFERENCE.length()), text) : text;
    }

    private static Stream<String> texts(JsonNode value) {
        return value.isTextual()
                ? Stream.of(value.textValue())
                : value.valueStream().flatMap(BulkOperation::texts);
    }
}
