package io.surnia.programs;

import io.surnia.customers.Autopilot.Cadence;
import io.surnia.customers.Autopilot.Speed;
import io.surnia.customers.CustomerType;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What decides which programmes run at a customer, and when.
 *
 * @param trainingStartsOn the day that was set for the programmes to begin; null where none was
 */
record Setup(
        CustomerType type,
        Speed speed,
        Cadence cadence,
        boolean hasVideos,
        boolean hasExercises,
        LocalDate createdOn,
        @Nullable LocalDate trainingStartsOn,
        boolean isArchived) {
    /** Exercises spare a new customer for six weeks. */
    private static final int DAYS_BEFORE_EXERCISES = 42;

    boolean runs(ProgramKind kind) {
        if (isArchived || type == CustomerType.POWER) {
            return false;
        }
        return kind == ProgramKind.PHISHING ? hasExercises : hasVideos && type == CustomerType.STANDARD;
    }

    /** The first day of a programme that is started on a day: never before it. */
    LocalDate startsOn(ProgramKind kind, LocalDate today) {
        LocalDate basics = trainingStartsOn == null ? today.plusDays(1) : later(trainingStartsOn, today);
        return switch (kind) {
            case FOUNDATIONAL -> basics;
            case TRAINING -> basics.plusMonths(1);
            case PHISHING -> later(createdOn.plusDays(DAYS_BEFORE_EXERCISES), today);
        };
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
