package io.surnia.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;

/** The sample's objects of the payment service, from files in which every instant stands as days before today. */
final class StripeObjects {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DAYS_AGO = "daysAgo";

    private final Play play;

    StripeObjects(Play play) {
        this.play = play;
    }

    ObjectNode customer() {
        return read("/sample/stripe-customer.json");
    }

    ObjectNode subscription() {
        return read("/sample/stripe-subscription.json");
    }

    private ObjectNode read(String file) {
        try (InputStream in = Objects.requireNonNull(StripeObjects.class.getResourceAsStream(file))) {
            return (ObjectNode) dated(JSON.readTree(in));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private JsonNode dated(JsonNode node) {
        if (node.has(DAYS_AGO)) {
            return LongNode.valueOf(
                    play.daysAgo(node.get(DAYS_AGO).intValue()).toEpochSecond(LocalTime.of(14, 0), ZoneOffset.UTC));
        }
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                field.setValue(dated(field.getValue()));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, dated(array.get(i)));
            }
        }
        return node;
    }
}
