package io.surnia.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.unboundid.scim2.common.Path;
import io.surnia.platform.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One thing that a request says of a resource: of one attribute, what it becomes. A patch without a path, and a whole
 * resource, are as many steps as they name attributes.
 *
 * @param value null node where there is none
 */
record Step(Kind kind, Path path, JsonNode value) {

    enum Kind {
        ADD,
        REPLACE,
        REMOVE
    }

    /**
     * What a whole resource says (POST, PUT). What it leaves out it says nothing of.
     *
     * @throws Problem 400 where it is no object
     */
    static List<Step> ofResource(JsonNode resource) {
        if (!resource.isObject()) {
            throw Problem.malformed("The request body must be a JSON object that is a resource.");
        }
        List<Step> steps = new ArrayList<>();
        expand(Kind.REPLACE, resource, steps);
        return steps;
    }

    /**
     * What a patch says (RFC 7644, section 3.5.2), in its order. No operation is a patch of nothing: Entra ID's validator
     * sends it.
     *
     * @throws Problem 400 where it is none
     */
    static List<Step> ofPatch(JsonNode patch) {
        JsonNode operations = member(patch, "Operations");
        if (!operations.isArray()) {
            throw Problem.malformed("The request body must have Operations, a list.");
        }
        List<Step> steps = new ArrayList<>();
        operations.forEach(operation -> read(operation, steps));
        return steps;
    }

    /** The path's names in lower case, with dots between. */
    String name() {
        return Paths.name(path);
    }

    private static void read(JsonNode operation, List<Step> steps) {
        Kind kind = kind(member(operation, "op").asText());
        JsonNode path = member(operation, "path");
        JsonNode value = member(operation, "value");
        if (path.isTextual() && !path.asText().isBlank()) {
            addPath(kind, path.asText().strip(), value, steps);
        } else if (kind == Kind.REMOVE) {
            throw Refusal.noTarget("An operation remove must have a path.");
        } else if (value.isObject()) {
            expand(kind, value, steps);
        } else {
            throw Refusal.invalidValue("An operation without a path must have a value that is an object.");
        }
    }

    /** The names of an object are paths too: Entra ID sends {@code name.givenName} and whole URNs. */
    private static void expand(Kind kind, JsonNode object, List<Step> steps) {
        object.properties().forEach(entry -> addPath(kind, entry.getKey(), entry.getValue(), steps));
    }

    private static void addPath(Kind kind, String path, JsonNode value, List<Step> steps) {
        if (path.equalsIgnoreCase(Urn.ENTERPRISE_USER) || path.equalsIgnoreCase(Urn.USER)) {
            if (value.isObject()) {
                value.properties()
                        .forEach(entry -> addPath(kind, path + ":" + entry.getKey(), entry.getValue(), steps));
            }
            return;
        }
        Path parsed = Paths.path(path);
        if (!parsed.isRoot()) {
            steps.add(new Step(kind, parsed, value.isMissingNode() ? NullNode.instance : value));
        }
    }

    private static Kind kind(String op) {
        return switch (op.toLowerCase(Locale.ROOT)) {
            case "add" -> Kind.ADD;
            case "replace" -> Kind.REPLACE;
            case "remove" -> Kind.REMOVE;
            default -> throw Problem.malformed("The op of an operation must be add, replace or remove.");
        };
    }

    /** Whatever the case of the name's letters. */
    private static JsonNode member(JsonNode object, String name) {
        if (object.has(name)) {
            return object.path(name);
        }
        return object.properties().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
