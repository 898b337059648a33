package io.surnia.customers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A client company of the partner.
 *
 * @param details what is set by hand
 * @param changedAt when the row was changed last
 * @param archivedAt null while active
 */
public record Customer(
        CustomerId id,
        CustomerDetails details,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant archivedAt) {}
