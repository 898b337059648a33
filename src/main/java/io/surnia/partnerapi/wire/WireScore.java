package io.surnia.partnerapi.wire;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** A user's score: a number from 0 to 100, sent as {@code "n/a"} while nothing counts towards it. */
public record WireScore(@Nullable Integer value) {

    @JsonValue
    Object json() {
        return value == null ? "n/a" : value;
    }
}
