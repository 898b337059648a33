package io.surnia.partner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key without its secret, of which only a hash is kept.
 *
 * @param last4 the last four characters of the secret
 * @param expiresAt null where it does not end by itself
 * @param revokedAt null while it works
 * @param lastUsedAt when it was used last, to the minute; null where it never was
 */
public record ApiKey(
        ApiKeyId id,
        Scope scope,
        String name,
        String last4,
        boolean mayWrite,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {}
