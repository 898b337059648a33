package io.surnia.people;

import io.surnia.customers.CustomerId;
import java.time.Instant;

/**
 * A person who answers for users.
 *
 * @param details what is set by hand or by a directory
 * @param active false once archived
 */
public record Manager(
        ManagerId id,
        CustomerId customer,
        ManagerDetails details,
        boolean active,
        Instant createdAt,
        Instant changedAt) {}
