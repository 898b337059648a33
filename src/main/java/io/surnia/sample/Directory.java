package io.surnia.sample;

import io.surnia.people.Source;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ids that people have in the directories that they come from. */
final class Directory {
    private Directory() {}

    /** Of the form that the directory gives; null where the source is none. */
    static @Nullable String externalId(Source source, String email) {
        UUID unique = UUID.nameUUIDFromBytes(email.getBytes(StandardCharsets.UTF_8));
        long number = unique.getMostSignificantBits() >>> 8;
        return switch (source) {
            case LOCAL, CSV -> null;
            case ENTRA, LDAP, SCIM -> unique.toString();
            case GOOGLE -> "1%020d".formatted(number);
            case SYNCRO -> Long.toString(number);
        };
    }
}
