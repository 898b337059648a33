package io.surnia.scoring;

import java.math.BigInteger;

/** A part of a score, exact, so that a half is a half. The denominator is positive. */
record Quotient(long numerator, long denominator) {
    static final Quotient ZERO = new Quotient(0, 1);

    /** How near to a half a sum may come before it is added up exactly; what doubles lose is a thousandth of it. */
    private static final double NEAR = 1e-9;

    /** The sum of small quotients, rounded half up, and no less and no more than the bounds. */
    static int sumBetween(int least, int most, Quotient... parts) {
        double sum = 0;
        for (Quotient part : parts) {
            sum += (double) part.numerator / part.denominator;
        }
        boolean isClear = Math.abs(sum - Math.floor(sum) - 0.5) > NEAR;
        return Math.clamp(isClear ? Math.round(sum) : exactly(parts), least, most);
    }

    private static long exactly(Quotient... parts) {
        BigInteger numerator = BigInteger.ZERO;
        BigInteger denominator = BigInteger.ONE;
        for (Quotient part : parts) {
            BigInteger own = BigInteger.valueOf(part.denominator);
            numerator = numerator
                    .multiply(own)
                    .add(BigInteger.valueOf(part.numerator).multiply(denominator));
            denominator = denominator.multiply(own);
        }
        BigInteger[] whole = numerator.shiftLeft(1).add(denominator).divideAndRemainder(denominator.shiftLeft(1));
        return whole[1].signum() < 0 ? whole[0].longValueExact() - 1 : whole[0].longValueExact();
    }
}
