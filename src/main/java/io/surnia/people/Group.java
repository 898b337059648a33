package io.surnia.people;

import io.surnia.customers.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Users who are trained together. Who they are: {@link Memberships}.
 *
 * @param archivedAt null while active; an archived group keeps its members and asks nothing of them
 */
public record Group(
        GroupId id,
        CustomerId customer,
        GroupDetails details,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant archivedAt) {}
