package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.customers.Customer;
import io.surnia.customers.CustomerDetails;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer as the management API sends it. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireCustomer(
        long id,
        String name,
        String customerType,
        @Nullable String domain,
        @Nullable String trainingStartsAt,
        String foundationalSpeed,
        String phishingCadence,
        boolean videosEnabled,
        boolean exercisesEnabled,
        boolean campaignsEnabled,
        @Nullable String supportEmail,
        String primaryColor,
        String secondaryColor,
        boolean brandingOverride,
        String reportFrequency,
        int reportDay,
        List<String> reportRecipients,
        boolean welcomeEmailEnabled,
        @Nullable String timezone,
        String createdAt,
        String changedAt,
        @Nullable String archivedAt) {

    public static WireCustomer of(Customer customer) {
        CustomerDetails details = customer.details();
        return new WireCustomer(
                customer.id().value(),
                details.name(),
                details.type().word(),
                details.domain(),
                Times.text(details.trainingStartsAt()),
                details.autopilot().speed().word(),
                details.autopilot().cadence().word(),
                details.autopilot().videos(),
                details.autopilot().exercises(),
                details.autopilot().campaigns(),
                details.supportEmail(),
                details.branding().primaryColor(),
                details.branding().secondaryColor(),
                details.branding().override(),
                details.reporting().frequency().word(),
                details.reporting().day(),
                details.reporting().recipients(),
                details.welcomeEmail(),
                details.timezone() == null ? null : details.timezone().getId(),
                customer.createdAt().toString(),
                customer.changedAt().toString(),
                Times.text(customer.archivedAt()));
    }
}
