package io.surnia.exposures;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One address in one breach.
 *
 * @param email in lower case
 * @param acknowledgedAt when an administrator acknowledged it; null while nobody has
 */
public record Exposure(
        ExposureId id,
        String email,
        Breach breach,
        Instant foundAt,
        @Nullable Instant acknowledgedAt) {}
