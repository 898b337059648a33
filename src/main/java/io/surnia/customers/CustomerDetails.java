package io.surnia.customers;

import io.surnia.partner.Branding;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What is set of a customer. Lengths are bounded by the table customers.
 *
 * @param domain its mail domain, where it has one of its own
 * @param trainingStartsAt when its programmes begin or began; null while none was started
 * @param supportEmail whom its learners are told to ask; null for the partner's contact
 * @param branding its colours; without {@code override} the partner's are put in their place when it is written
 * @param welcomeEmail whether a new user gets a welcome mail
 * @param timezone its own zone, for the hour of its mails; null for the partner's (its days are always the partner's)
 */
public record CustomerDetails(
        String name,
        CustomerType type,
        @Nullable String domain,
        @Nullable Instant trainingStartsAt,
        Autopilot autopilot,
        @Nullable String supportEmail,
        Branding branding,
        Reporting reporting,
        boolean welcomeEmail,
        @Nullable ZoneId timezone) {

    /** A customer with every default, in the partner's colours. */
    public static CustomerDetails of(String name, CustomerType type) {
        return new CustomerDetails(
                name, type, null, null, Autopilot.DEFAULT, null, Branding.BUILT_IN, Reporting.DEFAULT, true, null);
    }

    public CustomerDetails withName(String name) {
        return new CustomerDetails(
                name,
                type,
                domain,
                trainingStartsAt,
                autopilot,
                supportEmail,
                branding,
                reporting,
                welcomeEmail,
                timezone);
    }

    public CustomerDetails withType(CustomerType type) {
        return new CustomerDetails(
                name,
                type,
                domain,
                trainingStartsAt,
                autopilot,
                supportEmail,
                branding,
                reporting,
                welcomeEmail,
                timezone);
    }

    public CustomerDetails withDomain(@Nullable String domain) {
        return new CustomerDetails(
                name,
                type,
                domain,
                trainingStartsAt,
                autopilot,
                supportEmail,
                branding,
                reporting,
                welcomeEmail,
                timezone);
    }

    public CustomerDetails withTrainingStart(@Nullable Instant trainingStartsAt) {
        return new CustomerDetails(
                name,
                type,
                domain,
                trainingStartsAt,
                autopilot,
                supportEmail,
                branding,
                reporting,
                welcomeEmail,
                timezone);
    }

    public CustomerDetails withAutopilot(Autopilot autopilot) {
        return new CustomerDetails(
                name,
                type,
                domain,
                trainingStartsAt,
                autopilot,
                supportEmail,
                branding,
                reporting,
                welcomeEmail,
                timezone);
    }

    public CustomerDetails withSupportEmail(@Nullable String supportEmail) {
        return new CustomerDetails(
                name,
                type,
                domain,
                trainingStartsAt,
                autopilot,
                supportEmail,
                branding,
                reporting,
                welcomeEmail,
                timezone);
    }

    public CustomerDetails withBranding(Branding branding) {
        return new CustomerDetails(
                name,
                type,
                domain,
                trainingStartsAt,
                autopilot,
                supportEmail,
                branding,
                reporting,
                welcomeEmail,
                timezone);
    }

    public CustomerDetails withReporting(Reporting reporting) {
        return new CustomerDetails(
                name,
                type,
                domain,
                trainingStartsAt,
                autopilot,
                supportEmail,
                branding,
                reporting,
                welcomeEmail,
                timezone);
    }

    public CustomerDetails withWelcomeEmail(boolean welcomeEmail) {
        return new CustomerDetails(
                name,
                type,
                domain,
                trainingStartsAt,
                autopilot,
                supportEmail,
                branding,
                reporting,
                welcomeEmail,
                timezone);
    }

    public CustomerDetails withTimezone(@Nullable ZoneId timezone) {
        return new CustomerDetails(
                name,
                type,
                domain,
                trainingStartsAt,
                autopilot,
                supportEmail,
                branding,
                reporting,
                welcomeEmail,
                timezone);
    }
}
