package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.people.User;
import io.surnia.people.UserDetails;
import org.jspecify.annotations.Nullable;

/** A user as the management API sends it. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireUser(
        long id,
        long customerId,
        String firstName,
        String lastName,
        String email,
        @Nullable Long managerId,
        String userType,
        @Nullable String externalId,
        String phishingDifficulty,
        @Nullable String resetPhishingDifficulty,
        @Nullable String onboardedAt,
        @Nullable String syncError,
        String createdAt,
        String changedAt,
        @Nullable String archivedAt) {

    public static WireUser of(User user) {
        UserDetails details = user.details();
        return new WireUser(
                user.id().value(),
                user.customer().value(),
                details.firstName(),
                details.lastName(),
                details.email(),
                details.manager() == null ? null : (Long) details.manager().value(),
                details.source().word(),
                details.externalId(),
                details.difficulty().word(),
                details.resetDifficulty() == null
                        ? null
                        : details.resetDifficulty().word(),
                Times.text(user.onboardedAt()),
                user.syncError(),
                user.createdAt().toString(),
                user.changedAt().toString(),
                Times.text(user.archivedAt()));
    }
}
