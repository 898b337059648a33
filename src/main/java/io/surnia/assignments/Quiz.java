package io.surnia.assignments;

import java.math.BigDecimal;

/**
 * Whether the work is graded, and from which percentage on it is passed.
 *
 * @param passingPercent 0 to 100, at most two decimals
 */
public record Quiz(boolean isEnabled, BigDecimal passingPercent) {
    private static final BigDecimal USUAL = BigDecimal.valueOf(80);

    /** Nothing is asked: doing it is passing it. */
    public static final Quiz NONE = new Quiz(false, USUAL);

    /** A quiz that 80 percent pass. */
    public static final Quiz DEFAULT = new Quiz(true, USUAL);

    boolean passes(int percent) {
        return BigDecimal.valueOf(percent).compareTo(passingPercent) >= 0;
    }
}
