package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.exposures.DehashedRecord;
import org.jspecify.annotations.Nullable;

/**
 * A row of a leaked database, as the management API sends it.
 *
 * @param password a mask where one leaked; null where none did
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireLeakedRecord(
        long id,
        String email,
        long dehashedId,
        String database,
        @Nullable String ipAddress,
        @Nullable String username,
        @Nullable String password,
        @Nullable String name,
        @Nullable String vin,
        @Nullable String address,
        @Nullable String phone,
        @Nullable String error,
        boolean active,
        String foundAt,
        @Nullable String acknowledgedAt) {
    private static final String MASK = "********";

    public static WireLeakedRecord of(DehashedRecord found) {
        return new WireLeakedRecord(
                found.id().value(),
                found.email(),
                found.dehashedId(),
                found.databaseName(),
                found.ipAddress(),
                found.username(),
                found.passwordLeaked() ? MASK : null,
                found.name(),
                found.vin(),
                found.address(),
                found.phone(),
                found.error(),
                found.active(),
                found.foundAt().toString(),
                Times.text(found.acknowledgedAt()));
    }
}
