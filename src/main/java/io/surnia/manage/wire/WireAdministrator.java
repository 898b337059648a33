package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.administrators.Administrator;
import io.surnia.administrators.AdministratorDetails;
import io.surnia.customers.CustomerId;
import org.jspecify.annotations.Nullable;

/** An administrator as the management API sends it, without any secret. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireAdministrator(
        long id,
        String firstName,
        String lastName,
        String email,
        @Nullable String phoneNumber,
        @Nullable Long customerId,
        @Nullable Long primaryCustomerId,
        int rowLimit,
        @Nullable String timezone,
        String authenticationMethod,
        boolean siteAdmin,
        boolean verified,
        @Nullable String lastLoginAt,
        boolean active,
        String createdAt,
        String changedAt) {

    public static WireAdministrator of(Administrator administrator) {
        AdministratorDetails details = administrator.details();
        return new WireAdministrator(
                administrator.id().value(),
                details.firstName(),
                details.lastName(),
                details.email(),
                details.phoneNumber(),
                value(details.customer()),
                value(details.primaryCustomer()),
                details.rowLimit(),
                details.timezone() == null ? null : details.timezone().getId(),
                details.authentication().word(),
                administrator.siteAdmin(),
                administrator.verified(),
                Times.text(administrator.lastLoginAt()),
                administrator.active(),
                administrator.createdAt().toString(),
                administrator.changedAt().toString());
    }

    private static @Nullable Long value(@Nullable CustomerId customer) {
        return customer == null ? null : (Long) customer.value();
    }
}
