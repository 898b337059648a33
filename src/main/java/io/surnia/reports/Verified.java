package io.surnia.reports;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What anybody may know of a certificate whose code they have.
 *
 * @param initials of the learner
 * @param training what was completed
 * @param completedOn the day, in the partner's zone
 * @param revokedOn null while it is valid
 * @param issuer in whose name it was given
 * @param primaryColor {@code #rrggbb}
 * @param secondaryColor {@code #rrggbb}
 */
public record Verified(
        String initials,
        String training,
        LocalDate completedOn,
        @Nullable LocalDate revokedOn,
        String issuer,
        String primaryColor,
        String secondaryColor) {

    /** The day of completion, as people write it. */
    public String date() {
        return ReportPage.dated(completedOn);
    }

    /** Whether it holds. */
    public boolean isValid() {
        return revokedOn == null;
    }
}
