package io.surnia.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** How one value of Stripe's becomes one of the types of the API document. What is not there becomes null. */
final class StripeValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> WITHOUT_MINOR_UNIT = Set.of(
            "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf");
    private static final Set<String> THOUSANDTHS = Set.of("bhd", "jod", "kwd", "omr", "tnd");

    private StripeValues() {}

    /** A text as it is; anything else that says something, as its JSON. */
    static JsonNode text(JsonNode value) {
        if (saysNothing(value)) {
            return NODES.nullNode();
        }
        return NODES.textNode(value.isTextual() ? value.textValue() : value.toString());
    }

    /** The id, of an object that stands where an id does too. */
    static JsonNode id(JsonNode value) {
        return value.isObject() ? text(value.path("id")) : text(value);
    }

    static JsonNode integer(JsonNode value) {
        return value.isIntegralNumber() ? NODES.numberNode(value.longValue()) : NODES.nullNode();
    }

    /** A number as digits in a text. */
    static JsonNode digits(JsonNode value) {
        return value.isIntegralNumber() ? NODES.textNode(value.asText()) : NODES.nullNode();
    }

    /** A number, which Stripe sends as one or as a text. */
    static JsonNode decimal(JsonNode value) {
        return saysNothing(value) ? NODES.nullNode() : NODES.numberNode(new BigDecimal(value.asText()));
    }

    /** 1 or 0. */
    static JsonNode flag(JsonNode value) {
        return NODES.numberNode(value.asBoolean() ? 1 : 0);
    }

    /** {@code "true"} or {@code "false"}. */
    static JsonNode trueFalse(JsonNode value) {
        return NODES.textNode(value.asBoolean() ? "true" : "false");
    }

    /** The texts or ids of an array, separated by commas. */
    static JsonNode joined(JsonNode array) {
        String all = StreamSupport.stream(array.spliterator(), false)
                .map(value -> id(value).asText())
                .collect(Collectors.joining(","));
        return all.isEmpty() ? NODES.nullNode() : NODES.textNode(all);
    }

    /** The pairs, or none. */
    static ObjectNode metadata(JsonNode pairs) {
        ObjectNode copy = NODES.objectNode();
        pairs.properties()
                .forEach(pair -> copy.put(pair.getKey(), pair.getValue().asText()));
        return copy;
    }

    /** An amount in whole units of its currency, from minor units as Stripe counts them. */
    static JsonNode amount(@Nullable Long minor, JsonNode currency) {
        return minor == null
                ? NODES.nullNode()
                : NODES.numberNode(
                        BigDecimal.valueOf(minor, decimals(currency.asText().toLowerCase(Locale.ROOT))));
    }

    private static int decimals(String currency) {
        if (WITHOUT_MINOR_UNIT.contains(currency)) {
            return 0;
        }
        return THOUSANDTHS.contains(currency) ? 3 : 2;
    }

    /** Null, absent, or an object or array that holds nothing else. */
    private static boolean saysNothing(JsonNode value) {
        return value.isNull()
                || value.isMissingNode()
                || (value.isContainerNode()
                        && StreamSupport.stream(value.spliterator(), false).allMatch(StripeValues::saysNothing));
    }
}
