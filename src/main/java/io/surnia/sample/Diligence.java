package io.surnia.sample;

/** What kind of learner somebody is. */
enum Diligence {
    KEEN(0.985, 0, 4, 0.86),
    AVERAGE(0.95, 1, 24, 0.68),
    /** Waits for the reminder, and often for the one after it. */
    LATE(0.80, 20, 52, 0.48),
    ABSENT(0.18, 10, 80, 0.40);

    private final double willing;
    private final int soonest;
    private final int latest;
    private final double firstPass;

    Diligence(double willing, int soonest, int latest, double firstPass) {
        this.willing = willing;
        this.soonest = soonest;
        this.latest = latest;
        this.firstPass = firstPass;
    }

    /** @param morale of the company, from 0 to 1; 0.5 is a usual one */
    static Diligence of(Dice dice, double morale) {
        int lot = dice.between(1, 100) - (int) Math.round((morale - 0.5) * 40);
        if (lot <= 34) {
            return KEEN;
        }
        if (lot <= 80) {
            return AVERAGE;
        }
        return lot <= 94 ? LATE : ABSENT;
    }

    /** Whether somebody does a piece of work at all. */
    boolean bothers(Dice dice) {
        return dice.happens(willing);
    }

    /** Days from hearing of it to doing it. */
    int delay(Dice dice) {
        return dice.between(soonest, latest);
    }

    /** Whether the quiz is passed at this attempt, the first being 1: everyone learns from failing. */
    boolean passes(Dice dice, int attempt) {
        return dice.happens(Math.min(0.95, firstPass + 0.2 * (attempt - 1)));
    }

    /** The percentage of an attempt that passes, or that does not. */
    int percent(Dice dice, boolean passed) {
        if (!passed) {
            return 10 * dice.between(3, 7);
        }
        return this == KEEN && dice.happens(0.8) ? 100 : 10 * dice.between(8, 10);
    }

    /** How probable it is that somebody falls for a phishing mail. */
    double gullibility() {
        return 0.02 + (1 - firstPass) * 0.22;
    }
}
