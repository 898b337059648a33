package io.surnia.scim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Ids as SCIM has them: texts. */
final class Ids {
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,17}");

    private Ids() {}

    /** The number that a text spells; empty where it spells none, so that it is nobody's id. */
    static Optional<Long> parse(JsonNode value) {
        String text = value.asText();
        return FORM.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
