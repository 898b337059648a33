package io.surnia.scoring;

import io.surnia.library.LibraryKind;
import io.surnia.scoring.Totals.Figure;
import java.math.BigInteger;
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
        Fraction completion =
                assigned == 0 ? Fraction.of(100, 1) : Fraction.of(100L * Compliance.done(totals, COUNTING), assigned);
        return completion
                .plus(share(ScoreTable.MOST_FOR_HIGH_PERFORMERS, totals, Figure.HIGH, Figure.SCORED))
                .plus(share(ScoreTable.MOST_FOR_ON_TIME, totals, Figure.ON_TIME, Figure.COMPLETIONS))
                .plus(share(-ScoreTable.MOST_FOR_LOW_PERFORMERS, totals, Figure.LOW, Figure.SCORED))
                .plus(attempts(totals.get(Figure.ATTEMPTS), totals.get(Figure.ATTEMPTED)))
                .roundedBetween(0, 100);
    }

    private static Fraction share(int most, Totals totals, Figure part, Figure whole) {
        return totals.get(whole) == 0
                ? Fraction.of(0, 1)
                : Fraction.of((long) most * totals.get(part), totals.get(whole));
    }

    /** Nothing for one attempt each, the most for three or more, evenly between. */
    private static Fraction attempts(int attempts, int attempted) {
        int range = ScoreTable.ATTEMPTS_WORST - ScoreTable.ATTEMPTS_FREE;
        long extra = attempts - (long) ScoreTable.ATTEMPTS_FREE * attempted;
        long worst = (long) range * attempted;
        return worst == 0
                ? Fraction.of(0, 1)
                : Fraction.of(-ScoreTable.MOST_FOR_ATTEMPTS * Math.min(extra, worst), worst);
    }

    /** An exact quotient, so that a half is a half; the denominator is positive. */
    private record Fraction(BigInteger numerator, BigInteger denominator) {
        static Fraction of(long numerator, long denominator) {
            return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
        }

        Fraction plus(Fraction other) {
            return new Fraction(
                    numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                    denominator.multiply(other.denominator));
        }

        int roundedBetween(int least, int most) {
            BigInteger doubled = numerator.shiftLeft(1).add(denominator);
            BigInteger rounded = doubled.signum() < 0 ? BigInteger.ZERO : doubled.divide(denominator.shiftLeft(1));
            return Math.clamp(rounded.longValueExact(), least, most);
        }
    }
}
