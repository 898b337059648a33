package io.surnia.manage.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How times are written: RFC 3339 in UTC, to the microsecond where they have one. */
final class Times {
    private Times() {}

    static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
