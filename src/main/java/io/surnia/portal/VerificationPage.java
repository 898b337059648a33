package io.surnia.portal;

import io.surnia.reports.Verified;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a code.
 *
 * @param certificate null where no certificate has the code
 */
public record VerificationPage(@Nullable Verified certificate) {

    /** In one sentence. */
    public String headline() {
        if (certificate == null) {
            return "There is no such certificate.";
        }
        return certificate.isValid() ? "This certificate is valid." : "This certificate was revoked.";
    }

    /** The colour of the page's head. */
    public String color() {
        return certificate == null ? "#5a6270" : certificate.primaryColor();
    }
}
