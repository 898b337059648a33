package io.surnia.partner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did.
 *
 * @param actorKind key, administrator, operator or system
 * @param action what was done: create, change, archive, …
 * @param before what it changed, as it was: a JSON object, or null where there was nothing
 * @param after the same as it became, or null where nothing is left
 */
public record AuditEntry(
        long id,
        Instant at,
        String actorKind,
        @Nullable Long actorId,
        String actorName,
        @Nullable String address,
        String action,
        Subject subject,
        @Nullable String before,
        @Nullable String after) {}
