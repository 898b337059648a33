package io.surnia.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values as clients really send them: booleans as text, single values in an array or an object. */
final class Values {
    private Values() {}

    /** {@code true}, {@code "True"}, {@code "false"}, …; empty where it is none of them. */
    static Optional<Boolean> truth(JsonNode value) {
        JsonNode single = single(value);
        if (single.isBoolean()) {
            return Optional.of(single.booleanValue());
        }
        return switch (single.asText().toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** The text without spaces around it; null where there is none. Control characters are refused. */
    static @Nullable String text(JsonNode value, String attribute) {
        JsonNode single = single(value);
        if (single.isContainerNode()) {
            throw Refusal.invalidValue("The %s must be a text.".formatted(attribute));
        }
        String text =
                single.isNull() || single.isMissingNode() ? "" : single.asText().strip();
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalidValue("The %s holds a control character.".formatted(attribute));
        }
        return text.isEmpty() ? null : text;
    }

    /** {@code [x]} and {@code {"value": x}} are x. */
    static JsonNode single(JsonNode value) {
        if (value.isArray() && value.size() <= 1) {
            return value.isEmpty() ? NullNode.instance : single(value.path(0));
        }
        return value.isObject() && value.has("value") ? single(value.path("value")) : value;
    }
}
