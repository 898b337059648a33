package io.surnia.exposures;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of a leaked database as a search answers it. What is longer than we keep is cut.
 *
 * @param email in any case
 * @param dehashedId its number at the source
 * @param password the password in the clear or its hash, whichever leaked; kept encrypted
 */
public record NewDehashedRecord(
        String email,
        long dehashedId,
        @Nullable String ipAddress,
        @Nullable String username,
        @Nullable String password,
        @Nullable String name,
        @Nullable String vin,
        @Nullable String address,
        @Nullable String phone,
        String databaseName,
        @Nullable String error,
        Instant foundAt) {

    /** Nothing but its number: a password must not reach a log. */
    @Override
    public String toString() {
        return "NewDehashedRecord[" + dehashedId + "]";
    }
}
