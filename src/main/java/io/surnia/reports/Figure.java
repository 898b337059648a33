package io.surnia.reports;

import org.jspecify.annotations.Nullable;

/**
 * One of a report's figures.
 *
 * @param name as machines read it
 * @param heading as people read it
 * @param value a text, a whole number, or null where there is none
 * @param unit what stands behind it for people, such as {@code %}
 */
public record Figure(String name, String heading, @Nullable Object value, String unit) {

    Figure(String name, String heading, @Nullable Object value) {
        this(name, heading, value, "");
    }

    /** As people read it. */
    public String shown() {
        return value == null ? "n/a" : Cell.ofPage(value) + unit;
    }
}
