package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.people.Group;
import io.surnia.people.GroupDetails;
import org.jspecify.annotations.Nullable;

/** A group as the management API sends it; its members are a list of their own. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireGroup(
        long id,
        long customerId,
        String name,
        @Nullable String hrFirstName,
        @Nullable String hrLastName,
        @Nullable String hrEmail,
        String groupType,
        @Nullable String externalId,
        String createdAt,
        String changedAt,
        @Nullable String archivedAt) {

    public static WireGroup of(Group group) {
        GroupDetails details = group.details();
        GroupDetails.HrContact hr = details.hr();
        return new WireGroup(
                group.id().value(),
                group.customer().value(),
                details.name(),
                hr == null ? null : hr.firstName(),
                hr == null ? null : hr.lastName(),
                hr == null ? null : hr.email(),
                details.source().word(),
                details.externalId(),
                group.createdAt().toString(),
                group.changedAt().toString(),
                Times.text(group.archivedAt()));
    }
}
