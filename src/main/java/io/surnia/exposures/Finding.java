package io.surnia.exposures;

import java.time.Instant;

/**
 * That a search found an address in a breach.
 *
 * @param email in any case
 * @param breachName the breach's public name, known to the catalogue or not
 */
public record Finding(String email, String breachName, Instant foundAt) {}
