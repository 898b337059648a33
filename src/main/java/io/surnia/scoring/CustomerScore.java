package io.surnia.scoring;

import io.surnia.library.LibraryKind;
import io.surnia.scoring.Totals.Figure;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A customer's score: docs/scoring.md, "A customer's score". */
final class CustomerScore {
    private static final Set<LibraryKind> COUNTING = EnumSet.complementOf(EnumSet.of(LibraryKind.SURVEY));

    private CustomerScore() {}

    /** 0 to 100, rounded half up once at the end; null without an active user. */
    static @Nullable Integer of(Totals totals) {
        if (totals.get(Figure.USERS) == 0) {
            return null;
        }
        int assigned = Compliance.assigned(totals, COUNTING);
        Quotient completion =
                assigned == 0 ? new Quotient(100, 1) : new Quotient(100L * Compliance.done(totals, COUNTING), assigned);
        return Quotient.sumBetween(
                0,
                100,
                completion,
                share(ScoreTable.MOST_FOR_HIGH_PERFORMERS, totals, Figure.HIGH, Figure.SCORED),
                share(ScoreTable.MOST_FOR_ON_TIME, totals, Figure.ON_TIME, Figure.COMPLETIONS),
                share(-ScoreTable.MOST_FOR_LOW_PERFORMERS, totals, Figure.LOW, Figure.SCORED),
                attempts(totals.get(Figure.ATTEMPTS), totals.get(Figure.ATTEMPTED)));
    }

    private static Quotient share(int most, Totals totals, Figure part, Figure whole) {
        return totals.get(whole) == 0 ? Quotient.ZERO : new Quotient((long) most * totals.get(part), totals.get(whole));
    }

    /** Nothing for one attempt each, the most for three or more, evenly between. */
    private static Quotient attempts(int attempts, int attempted) {
        int range = ScoreTable.ATTEMPTS_WORST - ScoreTable.ATTEMPTS_FREE;
        long extra = attempts - (long) ScoreTable.ATTEMPTS_FREE * attempted;
        long worst = (long) range * attempted;
        return worst == 0 ? Quotient.ZERO : new Quotient(-ScoreTable.MOST_FOR_ATTEMPTS * Math.min(extra, worst), worst);
    }
}
