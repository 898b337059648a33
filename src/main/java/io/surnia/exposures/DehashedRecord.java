package io.surnia.exposures;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of a leaked database that a search found. What the row does not hold is null.
 *
 * @param email in lower case
 * @param dehashedId its number at the source
 * @param passwordLeaked whether it holds a password; the password itself is never handed out
 * @param vin a vehicle's number
 * @param error what is wrong with the row; null where nothing is
 * @param acknowledgedAt when an administrator acknowledged it; null while nobody has
 * @param active false once it was withdrawn and counts no more
 */
public record DehashedRecord(
        DehashedRecordId id,
        String email,
        long dehashedId,
        @Nullable String ipAddress,
        @Nullable String username,
        boolean passwordLeaked,
        @Nullable String name,
        @Nullable String vin,
        @Nullable String address,
        @Nullable String phone,
        String databaseName,
        @Nullable String error,
        Instant foundAt,
        @Nullable Instant acknowledgedAt,
        boolean active) {}
