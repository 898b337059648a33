package io.surnia.exposures;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A public breach, as the catalogue describes it.
 *
 * @param name its public name, as in Have I Been Pwned: what exposures refer to
 * @param title how people call it; the name while no catalogue describes it
 * @param domain the breached site; null where none or unknown
 * @param breachedOn its day; null where unknown
 * @param pwnCount how many accounts it holds; null where unknown
 * @param description sanitised HTML; null while no catalogue describes it
 * @param logoPath an https address; null where there is none
 * @param dataClasses what was lost, in the catalogue's order; null where unknown
 * @param catalogued whether the public catalogue describes it, not only a note of ours or an exposure's mention
 */
public record Breach(
        BreachId id,
        String name,
        String title,
        @Nullable String domain,
        @Nullable LocalDate breachedOn,
        @Nullable Long pwnCount,
        @Nullable String description,
        @Nullable String logoPath,
        @Nullable List<String> dataClasses,
        BreachFlags flags,
        boolean catalogued) {

    /**
     * Whether finding an address in it calls for an alarm. One that is known to be fabricated, a spam list, or too
     * sensitive for anyone but the address's owner is listed and reported, but alarms nobody.
     */
    public boolean alarms() {
        return !Boolean.TRUE.equals(flags.fabricated())
                && !Boolean.TRUE.equals(flags.spamList())
                && !Boolean.TRUE.equals(flags.sensitive());
    }
}
