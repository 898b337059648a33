package io.surnia.directory;

import io.surnia.customers.CustomerId;
import java.time.Instant;

/**
 * A connection to one directory of a customer.
 *
 * @param hasSecret whether a secret is kept; it is told to nobody
 * @param nextRunAt when it is read next, where it is enabled
 */
public record Connection(
        ConnectionId id,
        CustomerId customer,
        ConnectionDetails details,
        boolean hasSecret,
        Instant createdAt,
        Instant nextRunAt) {}
