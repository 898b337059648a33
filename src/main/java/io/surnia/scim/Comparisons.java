package io.surnia.scim;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.platform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** Single comparisons as SQL (RFC 7644, table 3), and the values that they bind. */
final class Comparisons {
    private static final Map<String, String> ORDERS = Map.of("gt", ">", "ge", ">=", "lt", "<", "le", "<=");

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** By the names of their parameters. */
    Map<String, Object> values() {
        return values;
    }

    /** @throws Problem 400 {@code invalidFilter} where the attribute cannot be compared like that */
    String sql(String operator, Attribute attribute, JsonNode value) {
        if (value.isNull()) {
            return switch (operator) {
                case "eq" -> "not (" + attribute.present() + ")";
                case "ne" -> attribute.present();
                default -> "false";
            };
        }
        return switch (attribute.kind()) {
            case TEXT -> text(operator, "lower(" + attribute.sql() + ")", "lower(cast(%s as text))", attribute, value);
            case EXACT -> text(operator, attribute.sql(), "cast(%s as text)", attribute, value);
            case ID -> id(operator, attribute, value);
            case BOOLEAN -> truth(operator, attribute, value);
            case INSTANT -> instant(operator, attribute, value);
            case IDS -> oneOf(operator, attribute, value);
        };
    }

    private String text(String operator, String column, String form, Attribute attribute, JsonNode value) {
        String name = bind(plain(value.asText()));
        String parameter = form.formatted(name);
        return switch (operator) {
            case "eq" ->
                attribute.lookup() == null
                        ? column + " = " + parameter
                        : "(%s and %s = %s)".formatted(attribute.lookup().formatted(name), column, parameter);
            case "ne" -> column + " is distinct from " + parameter;
            case "co" -> "strpos(" + column + ", " + parameter + ") > 0";
            case "sw" -> "starts_with(" + column + ", " + parameter + ")";
            case "ew" -> "right(" + column + ", length(" + parameter + ")) = " + parameter;
            default -> column + " " + ORDERS.get(operator) + " " + parameter;
        };
    }

    /** A text that is no number is nobody's id. */
    private String id(String operator, Attribute attribute, JsonNode value) {
        if (!operator.equals("eq") && !operator.equals("ne")) {
            return text(operator, "cast(" + attribute.sql() + " as text)", "cast(%s as text)", attribute, value);
        }
        return Ids.parse(value)
                .map(id -> attribute.sql() + (operator.equals("eq") ? " = " : " is distinct from ") + bind(id))
                .orElse(operator.equals("eq") ? "false" : "true");
    }

    private String oneOf(String operator, Attribute attribute, JsonNode value) {
        if (!operator.equals("eq")) {
            throw Refusal.invalidFilter("The filter may compare members by eq only.");
        }
        return Ids.parse(value)
                .map(id -> attribute.sql().formatted("= " + bind(id)))
                .orElse("false");
    }

    private String truth(String operator, Attribute attribute, JsonNode value) {
        boolean wanted = Values.truth(value)
                .orElseThrow(() -> Refusal.invalidFilter("The filter compares a truth value with what is none."));
        return switch (operator) {
            case "eq" -> "(" + attribute.sql() + ") = " + wanted;
            case "ne" -> "(" + attribute.sql() + ") <> " + wanted;
            default -> throw Refusal.invalidFilter("The filter may compare a truth value by eq and ne only.");
        };
    }

    private String instant(String operator, Attribute attribute, JsonNode value) {
        Instant instant;
        try {
            instant = OffsetDateTime.parse(value.asText()).toInstant();
        } catch (DateTimeException notATime) {
            throw Refusal.invalidFilter(
                    "The filter compares a time with what is none: it must be like 2026-01-31T12:00:00Z.");
        }
        String sign = switch (operator) {
            case "eq" -> "=";
            case "ne" -> "<>";
            case "gt", "ge", "lt", "le" -> ORDERS.get(operator);
            default -> throw Refusal.invalidFilter("The filter may compare a time by eq, ne, gt, ge, lt and le only.");
        };
        return attribute.sql() + " " + sign + " cast(" + bind(instant) + " as timestamptz)";
    }

    private String bind(Object value) {
        String name = "filter" + values.size();
        values.put(name, value);
        return ":" + name;
    }

    private static String plain(String text) {
        if (text.indexOf(0) >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw Refusal.invalidFilter("The filter holds a text with NUL or half a surrogate pair.");
        }
        return text;
    }
}
