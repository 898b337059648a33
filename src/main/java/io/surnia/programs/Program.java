package io.surnia.programs;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A programme at a customer.
 *
 * @param startsOn the first day of its first year
 * @param endedOn the day on which it was ended; null while it runs
 */
public record Program(
        ProgramId id,
        ProgramKind kind,
        LocalDate startsOn,
        @Nullable LocalDate endedOn) {}
