package io.surnia.scoring;

import io.surnia.customers.CustomerType;
import io.surnia.library.LibraryKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Work and learners as the tests of the numbers need them. */
final class Works {
    static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    static final Set<Component> ALL = Component.counting(CustomerType.POWER, true, true);

    private Works() {}

    static Work done(LibraryKind kind, @Nullable Integer percent, int attempts, boolean isLate) {
        return new Work(kind, false, DAY, null, false, false, attempts, percent, true, isLate);
    }

    static Work open(LibraryKind kind, LocalDate dueOn) {
        return new Work(kind, false, dueOn, null, false, false, 0, null, false, false);
    }

    static Learner learner(Work... work) {
        return new Learner(true, ALL, List.of(work), List.of());
    }
}
