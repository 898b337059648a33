package io.surnia.people;

import io.surnia.customers.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A learner.
 *
 * @param details what is set by hand or by a directory
 * @param onboardedAt when the welcome mail was sent; null while it was not
 * @param syncError what the last directory sync could not do with this user; null where nothing was wrong
 * @param changedAt when the row was changed last
 * @param archivedAt null while active
 */
public record User(
        UserId id,
        CustomerId customer,
        UserDetails details,
        @Nullable Instant onboardedAt,
        @Nullable String syncError,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant archivedAt) {}
