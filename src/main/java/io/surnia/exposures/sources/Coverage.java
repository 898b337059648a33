package io.surnia.exposures.sources;

import java.util.SortedSet;

/** Which domains a source searches as a whole. */
public sealed interface Coverage {

    /** These; the addresses of any other are searched one by one. */
    record Domains(SortedSet<String> names) implements Coverage {}

    /**
     * The source could not be asked.
     *
     * @param why anything but {@link SearchAnswer.Found}
     */
    record Unknown(SearchAnswer why) implements Coverage {}
}
