package io.surnia.manage.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.people.Manager;
import io.surnia.people.ManagerDetails;
import org.jspecify.annotations.Nullable;

/** A manager as the management API sends it. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireManager(
        long id,
        long customerId,
        String firstName,
        String lastName,
        String email,
        String managerType,
        @Nullable String externalId,
        @Nullable Long reportsTo,
        @JsonProperty("default") boolean isDefault,
        boolean active,
        String createdAt,
        String changedAt) {

    public static WireManager of(Manager manager) {
        ManagerDetails details = manager.details();
        return new WireManager(
                manager.id().value(),
                manager.customer().value(),
                details.firstName(),
                details.lastName(),
                details.email(),
                details.source().word(),
                details.externalId(),
                details.reportsTo() == null ? null : (Long) details.reportsTo().value(),
                details.isDefault(),
                manager.active(),
                manager.createdAt().toString(),
                manager.changedAt().toString());
    }
}
