package io.surnia.provisioning;

import io.surnia.people.RosterChanges;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a list of people.
 *
 * @param people how many good entries it has
 * @param format how it was read, for people: layout, separator, encoding
 * @param notes what was left aside, and is no mistake
 * @param findings what is wrong, in the order of the lines, at most {@link #MOST_FINDINGS}; where any is, nothing was
 *     changed
 * @param mistakes how many there are, those not told too
 * @param changes what was changed, or would be; null where something is wrong
 * @param isDryRun whether nothing was changed, by wish
 */
public record ImportReport(
        long people,
        String format,
        List<String> notes,
        List<Finding> findings,
        long mistakes,
        @Nullable RosterChanges changes,
        boolean isDryRun) {
    /** So many mistakes are told; more are only counted. */
    public static final int MOST_FINDINGS = 1_000;

    public ImportReport {
        notes = List.copyOf(notes);
        findings = List.copyOf(findings);
    }

    /** Whether the list was taken. */
    public boolean isTaken() {
        return changes != null && !isDryRun;
    }
}
