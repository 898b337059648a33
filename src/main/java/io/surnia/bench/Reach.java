package io.surnia.bench;

import java.util.Locale;

/** The least and the most that a figure may be. */
record Reach(double least, double most) {
    static Reach atLeast(double least) {
        return new Reach(least, Double.MAX_VALUE);
    }

    static Reach atMost(double most) {
        return new Reach(0, most);
    }

    /** A ratio of two that are to be as good as equal, whichever is larger. */
    static Reach within(double factor) {
        return new Reach(1 / factor, factor);
    }

    boolean holds(double figure) {
        return least <= figure && figure <= most;
    }

    @Override
    public String toString() {
        if (most == Double.MAX_VALUE) {
            return "≥ " + number(least);
        }
        return least == 0 ? "≤ " + number(most) : number(least) + " to " + number(most);
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
