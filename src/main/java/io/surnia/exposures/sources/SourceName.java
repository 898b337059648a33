package io.surnia.exposures.sources;

import java.util.Locale;
import java.util.Optional;

/** The sources, in the order in which a check asks them. */
public enum SourceName {
    /** Have I Been Pwned: in which breaches an address is. */
    HIBP("Have I Been Pwned"),
    /** DeHashed: the leaked rows themselves. */
    DEHASHED("DeHashed");

    /** The one that a check asks first. */
    public static final SourceName FIRST = HIBP;

    private final String title;

    SourceName(String title) {
        this.title = title;
    }

    /** The one that a check asks after this; empty after the last. */
    public Optional<SourceName> next() {
        return switch (this) {
            case HIBP -> Optional.of(DEHASHED);
            case DEHASHED -> Optional.empty();
        };
    }

    /** Its word in the API and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As people call it. */
    public String title() {
        return title;
    }
}
