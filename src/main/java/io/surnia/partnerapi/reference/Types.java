package io.surnia.partnerapi.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says a schema's type in words. */
final class Types {
    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonNode contract;

    Types(JsonNode contract) {
        this.contract = contract;
    }

    /** What a node refers to, or the node itself where it refers to nothing. */
    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? contract.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** The type of a schema, as in {@code integer or null}, {@code list of Customer}, {@code 0 or 1}. */
    String name(JsonNode schema) {
        String shape = referred(schema);
        if (shape != null && isObject(resolve(schema))) {
            return shape;
        }
        JsonNode plain = resolve(schema);
        if (plain.has("oneOf")) {
            return alternatives(plain.path("oneOf"));
        }
        if (plain.has("const")) {
            return plain.path("const").toString();
        }
        if (plain.has("enum")) {
            return alternatives(plain.path("enum"));
        }
        if (plain.path("type").isArray()) {
            List<String> names = new ArrayList<>();
            plain.path("type").forEach(type -> names.add(type.asText()));
            return String.join(" or ", names);
        }
        return switch (plain.path("type").asText()) {
            case "array" -> plain.path("items").isEmpty() ? "empty list" : "list of " + name(plain.path("items"));
            case "object" -> "object of " + name(plain.path("additionalProperties"));
            default -> plain.path("type").asText();
        };
    }

    /** The object that a schema is, or whose instances it holds; null where there is none. */
    @Nullable
    String shape(JsonNode schema) {
        String shape = referred(schema);
        if (shape != null && isObject(resolve(schema))) {
            return shape;
        }
        JsonNode plain = resolve(schema);
        for (JsonNode inner : List.of(plain.path("items"), plain.path("additionalProperties"))) {
            if (inner.isObject() && shape(inner) != null) {
                return shape(inner);
            }
        }
        for (JsonNode alternative : plain.path("oneOf")) {
            String found = shape(alternative);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private String alternatives(JsonNode nodes) {
        List<JsonNode> all = new ArrayList<>();
        nodes.forEach(all::add);
        return all.stream()
                .map(each -> each.isObject() ? name(each) : each.isTextual() ? each.asText() : each.toString())
                .collect(Collectors.joining(" or "));
    }

    private static boolean isObject(JsonNode schema) {
        return schema.has("properties");
    }

    private static @Nullable String referred(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.startsWith(SCHEMAS) ? reference.substring(SCHEMAS.length()) : null;
    }
}
