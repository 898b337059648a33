package io.surnia.directory;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whoever meets it is not wanted. The case of letters does not matter. */
public record SkipRule(Trait attribute, Match match, String value) {
    /** How an attribute is compared. */
    public enum Match {
        EQUALS,
        CONTAINS,
        ENDS_WITH
    }

    /** Whether a person meets it; one without the attribute does not. */
    boolean meets(Person person) {
        @Nullable String found = person.attribute(attribute);
        if (found == null) {
            return false;
        }
        String is = found.strip().toLowerCase(Locale.ROOT);
        String wanted = value.strip().toLowerCase(Locale.ROOT);
        return switch (match) {
            case EQUALS -> is.equals(wanted);
            case CONTAINS -> is.contains(wanted);
            case ENDS_WITH -> is.endsWith(wanted);
        };
    }
}
