package io.surnia.scoring;

import io.surnia.library.LibraryKind;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** How much of what is required and effective is done. */
final class Compliance {
    private static final List<LibraryKind> ALL_KINDS = Arrays.asList(LibraryKind.values());

    private Compliance() {}

    /** Whole percent, rounded down, so that 100 means all; 100 where nothing is assigned. */
    static int percent(int done, int assigned) {
        return assigned == 0 ? 100 : Math.toIntExact(done * 100L / assigned);
    }

    static int percent(Totals totals, LibraryKind kind) {
        return percent(totals.done(kind), totals.assigned(kind));
    }

    static int overall(Totals totals) {
        return percent(done(totals, ALL_KINDS), assigned(totals, ALL_KINDS));
    }

    static int done(Totals totals, Collection<LibraryKind> kinds) {
        int done = 0;
        for (LibraryKind kind : kinds) {
            done += totals.done(kind);
        }
        return done;
    }

    static int assigned(Totals totals, Collection<LibraryKind> kinds) {
        int assigned = 0;
        for (LibraryKind kind : kinds) {
            assigned += totals.assigned(kind);
        }
        return assigned;
    }
}
