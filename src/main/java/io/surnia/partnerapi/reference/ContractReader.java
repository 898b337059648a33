package io.surnia.partnerapi.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.surnia.partnerapi.reference.ApiReference.Field;
import io.surnia.partnerapi.reference.ApiReference.Operation;
import io.surnia.partnerapi.reference.ApiReference.Parameter;
import io.surnia.partnerapi.reference.ApiReference.Section;
import io.surnia.partnerapi.reference.ApiReference.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the contract into an {@link ApiReference}. It knows as much of OpenAPI as our contract uses. */
public final class ContractReader {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode contract;
    private final Types types;

    private ContractReader(JsonNode contract) {
        this.contract = contract;
        this.types = new Types(contract);
    }

    /** @param contract the parsed file */
    public static ApiReference read(JsonNode contract) {
        return new ContractReader(contract).reference();
    }

    private ApiReference reference() {
        Map<String, List<Operation>> byTag = new LinkedHashMap<>();
        Map<String, String> descriptions = new LinkedHashMap<>();
        for (JsonNode tag : contract.path("tags")) {
            byTag.put(tag.path("name").asText(), new ArrayList<>());
            descriptions.put(tag.path("name").asText(), tag.path("description").asText());
        }
        contract.path("paths").properties().forEach(path -> {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    String tag = method.getValue().path("tags").path(0).asText();
                    byTag.getOrDefault(tag, new ArrayList<>())
                            .addAll(operations(path.getKey(), method.getKey(), method.getValue()));
                }
            }
        });
        List<Section> sections = byTag.entrySet().stream()
                .map(tag -> new Section(tag.getKey(), descriptions.getOrDefault(tag.getKey(), ""), tag.getValue()))
                .toList();
        String introduction = contract.path("info").path("description").asText().strip();
        return new ApiReference(
                contract.path("info").path("title").asText(), List.of(introduction.split("\n\n")), sections, shapes());
    }

    private List<Operation> operations(String path, String method, JsonNode node) {
        if (!node.has("x-operations")) {
            String summary = node.path("summary").asText();
            String id = node.path("operationId")
                    .asText(path.replaceAll("[^a-zA-Z]+", "-").replaceAll("^-|-$", ""));
            return List.of(operation(path, method, node, id, summary, null));
        }
        List<Operation> operations = new ArrayList<>();
        for (JsonNode named : node.path("x-operations")) {
            String when = named.has("when") ? named.path("when").asText() : null;
            operations.add(operation(
                    path,
                    method,
                    node,
                    named.path("id").asText(),
                    named.path("title").asText(),
                    when));
        }
        return operations;
    }

    private Operation operation(
            String path, String method, JsonNode node, String id, String title, @Nullable String when) {
        List<Parameter> parameters = parameters(node);
        String selector = when != null && when.endsWith(" is given") ? when.substring(0, when.indexOf(' ')) : null;
        boolean keyless = node.has("security") && node.path("security").isEmpty();
        JsonNode ok = success(node.path("responses"));
        JsonNode schema = ok.path("content").path("application/json").path("schema");
        List<String> statuses = new ArrayList<>();
        node.path("responses").fieldNames().forEachRemaining(status -> {
            if (!"default".equals(status)) {
                statuses.add(status);
            }
        });
        return new Operation(
                id,
                title,
                method.toUpperCase(Locale.ROOT),
                paths(path),
                when,
                selector,
                node.path("description").asText(node.path("summary").asText()),
                keyless,
                parameters,
                ok.path("description").asText(),
                types.shape(schema),
                statuses,
                node.path("requestBody").path("content").has("application/json") || isLater(method)
                        ? Curl.json(method, path, parameters, body(node))
                        : Curl.line(method, path, keyless, selector, when, parameters));
    }

    private static boolean isLater(String method) {
        return !method.equals("get") && !method.equals("post");
    }

    private static JsonNode success(JsonNode responses) {
        for (Map.Entry<String, JsonNode> response : responses.properties()) {
            if (response.getKey().startsWith("2")) {
                return response.getValue();
            }
        }
        return responses.path("200");
    }

    /** The path and those that refer to it. */
    private List<String> paths(String path) {
        String reference = "#/paths/" + path.replace("~", "~0").replace("/", "~1");
        List<String> paths = new ArrayList<>(List.of(path));
        contract.path("paths").properties().forEach(other -> {
            if (reference.equals(other.getValue().path("$ref").asText())) {
                paths.add(other.getKey());
            }
        });
        return paths;
    }

    private List<Parameter> parameters(JsonNode operation) {
        JsonNode declared = operation.path("parameters");
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode each : declared instanceof ArrayNode array ? array : List.<JsonNode>of()) {
            JsonNode parameter = types.resolve(each);
            parameters.add(new Parameter(
                    parameter.path("name").asText(),
                    parameter.path("required").asBoolean(),
                    types.name(parameter.path("schema")),
                    parameter.path("description").asText(),
                    parameter.path("example").asText()));
        }
        parameters.addAll(body(operation));
        return parameters;
    }

    /** The fields of a body in JSON: the schema itself, or one with a list of what it requires beside it. */
    private List<Parameter> body(JsonNode operation) {
        JsonNode schema = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        Set<String> required = new HashSet<>();
        schema.path("allOf").path(1).path("required").forEach(name -> required.add(name.asText()));
        JsonNode fields =
                types.resolve(schema.has("allOf") ? schema.path("allOf").path(0) : schema);
        List<Parameter> parameters = new ArrayList<>();
        fields.path("properties")
                .properties()
                .forEach(field -> parameters.add(new Parameter(
                        field.getKey(),
                        required.contains(field.getKey()),
                        types.name(field.getValue()),
                        field.getValue().path("description").asText(),
                        field.getValue().path("examples").path(0).toString())));
        return parameters;
    }

    private List<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>();
        contract.path("components").path("schemas").properties().forEach(schema -> {
            if (schema.getValue().has("properties")) {
                shapes.add(new Shape(
                        schema.getKey(), schema.getValue().path("description").asText(), fields(schema.getValue())));
            }
        });
        return shapes;
    }

    private List<Field> fields(JsonNode schema) {
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        List<Field> fields = new ArrayList<>();
        schema.path("properties").properties().forEach(property -> {
            JsonNode field = property.getValue();
            fields.add(new Field(
                    property.getKey(),
                    types.name(field),
                    field.path("description").asText(),
                    field.has("examples") ? field.path("examples").path(0).toString() : "",
                    !required.contains(property.getKey()),
                    field.path("deprecated").asBoolean(),
                    types.shape(field)));
        });
        return fields;
    }
}
