package io.surnia.exposures.sources;

import org.jspecify.annotations.Nullable;

/**
 * A row of a leaked database. What it does not hold is null.
 *
 * @param number a number of its own at the source, above 0
 * @param password in the clear, else its hash
 */
public record LeakedRow(
        long number,
        String email,
        @Nullable String ipAddress,
        @Nullable String username,
        @Nullable String password,
        @Nullable String name,
        @Nullable String vin,
        @Nullable String address,
        @Nullable String phone,
        String database) {

    /** Nothing but its number: a password must not reach a log. */
    @Override
    public String toString() {
        return "LeakedRow[" + number + "]";
    }
}
