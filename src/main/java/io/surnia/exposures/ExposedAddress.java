package io.surnia.exposures;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was found of one address, counted over its breaches and its leaked records that still count.
 *
 * @param firstBreach the oldest known day of its breaches; null where none is known
 * @param latestBreach the newest
 * @param unacknowledged how many nobody has acknowledged
 * @param breachCount how many there are
 */
public record ExposedAddress(
        Account account,
        @Nullable LocalDate firstBreach,
        @Nullable LocalDate latestBreach,
        int unacknowledged,
        int breachCount) {}
