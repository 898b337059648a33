package io.surnia.partnerapi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.surnia.people.Manager;
import io.surnia.people.ManagerDetails;
import org.jspecify.annotations.Nullable;

/** A row of Get Managers. */
public record WireManager(
        @JsonProperty("id") long id,
        @JsonProperty("first_name") String firstName,
        @JsonProperty("last_name") String lastName,
        @JsonProperty("email_addr") String email,
        @JsonProperty("manager_type") String type,
        @JsonProperty("external_id") @Nullable String externalId,
        @JsonProperty("default") int isDefault,
        @JsonProperty("active") int active) {

    public static WireManager of(Manager manager) {
        ManagerDetails details = manager.details();
        return new WireManager(
                manager.id().value(),
                details.firstName(),
                details.lastName(),
                details.email(),
                details.source().word(),
                details.externalId(),
                Values.flag(details.isDefault()),
                Values.flag(manager.active()));
    }
}
