package io.surnia.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The contract's schemas, as far as an answer is checked against them: types, names and their order, enums, patterns.
 *
 * @param contract the whole document
 */
record Schema(JsonNode contract) {

    static Schema read() {
        try {
            return new Schema(new YAMLMapper()
                    .readTree(Path.of("contract/partner-api.yaml").toFile()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What is wrong with a value, each with its place; empty where nothing is. */
    List<String> violations(String schema, JsonNode value) {
        List<String> found = new ArrayList<>();
        check(contract.at("/components/schemas/" + schema), value, schema, found);
        return found;
    }

    private void check(JsonNode schema, JsonNode value, String place, List<String> found) {
        if (schema.has("$ref")) {
            check(contract.at(schema.path("$ref").asText().substring(1)), value, place, found);
            return;
        }
        if (schema.has("oneOf")) {
            check(value.isNull() ? schema.at("/oneOf/1") : schema.at("/oneOf/0"), value, place, found);
            return;
        }
        if (!hasType(schema.path("type"), value)) {
            found.add("%s is %s, not %s".formatted(place, value.getNodeType(), schema.path("type")));
            return;
        }
        boolean allowed = !schema.has("enum") || contains(schema.path("enum"), value);
        boolean constant = !schema.has("const") || schema.path("const").equals(value);
        boolean form = !schema.has("pattern")
                || !value.isTextual()
                || Pattern.compile(schema.path("pattern").asText())
                        .matcher(value.asText())
                        .find();
        if (!allowed || !constant || !form) {
            found.add("%s is %s".formatted(place, value));
        }
        if (value.isObject() && schema.has("properties")) {
            checkObject(schema.path("properties"), value, place, found);
        }
        for (int i = 0; i < value.size() && value.isArray(); i++) {
            check(schema.path("items"), value.path(i), place + "[" + i + "]", found);
        }
    }

    private void checkObject(JsonNode properties, JsonNode value, String place, List<String> found) {
        List<String> names = names(properties);
        if (!names.equals(names(value))) {
            found.add("%s has %s, not %s".formatted(place, names(value), names));
            return;
        }
        names.forEach(name -> check(properties.path(name), value.path(name), place + "." + name, found));
    }

    private static boolean hasType(JsonNode types, JsonNode value) {
        if (types.isArray()) {
            for (JsonNode type : types) {
                if (hasType(type, value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (types.asText("any")) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "null" -> value.isNull();
            default -> types.isMissingNode();
        };
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode one : values) {
            if (Objects.equals(one, value)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> names(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }
}
