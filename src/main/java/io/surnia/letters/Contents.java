package io.surnia.letters;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is filled into a text.
 *
 * @param values by placeholder; one without a value is left empty
 * @param items of the letter's list, where its kind has one
 */
public record Contents(Map<Placeholder, String> values, List<Item> items) {
    public Contents {
        values = Map.copyOf(values);
        items = List.copyOf(items);
    }

    /** Values alone. */
    public static Contents of(Map<Placeholder, String> values) {
        return new Contents(values, List.of());
    }

    public Contents withItems(List<Item> items) {
        return new Contents(values, items);
    }

    /** The same with a value more, or another. */
    public Contents with(Placeholder place, String value) {
        Map<Placeholder, String> more = new EnumMap<>(Placeholder.class);
        more.putAll(values);
        more.put(place, value);
        return new Contents(more, items);
    }

    String value(Placeholder place) {
        return values.getOrDefault(place, "");
    }
}
