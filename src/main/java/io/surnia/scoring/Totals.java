package io.surnia.scoring;

import io.surnia.library.LibraryKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The figures that add up from users to customers: what one active user contributes, and the sums. Stored as an array in
 * the order of {@link Figure}; append figures at the end only.
 */
final class Totals {
    /** What is added up; the assigned and done of a kind are required and effective. */
    enum Figure {
        USERS,
        ASSIGNED_POLICY,
        ASSIGNED_VIDEO,
        ASSIGNED_SURVEY,
        ASSIGNED_PHISHING,
        ASSIGNED_FOUNDATIONAL,
        DONE_POLICY,
        DONE_VIDEO,
        DONE_SURVEY,
        DONE_PHISHING,
        DONE_FOUNDATIONAL,
        /** Users who have a score, and of these the high and the low performers. */
        SCORED,
        HIGH,
        LOW,
        /** Required work but surveys that was ever done, and of this what was in time. */
        COMPLETIONS,
        ON_TIME,
        /** Required work but surveys that was ever attempted, and the attempts. */
        ATTEMPTED,
        ATTEMPTS
    }

    static final int SIZE = Figure.values().length;
    static final Totals ZERO = new Totals(new int[SIZE]);

    private final int[] values;

    private Totals(int[] values) {
        this.values = values;
    }

    /** Figures as they were stored, those since appended being 0. */
    static Totals stored(Integer[] values) {
        int[] padded = new int[SIZE];
        for (int figure = 0; figure < values.length; figure++) {
            padded[figure] = values[figure];
        }
        return new Totals(padded);
    }

    /** What a user adds to the customer on a day. */
    static Totals of(Learner learner, Scores scores, LocalDate day) {
        if (!learner.isActive()) {
            return ZERO;
        }
        int[] values = new int[SIZE];
        values[Figure.USERS.ordinal()] = 1;
        Integer score = scores.hoot();
        if (score != null) {
            values[Figure.SCORED.ordinal()] = 1;
            values[Figure.HIGH.ordinal()] = score >= ScoreTable.HIGH_PERFORMER ? 1 : 0;
            values[Figure.LOW.ordinal()] = score <= ScoreTable.LOW_PERFORMER ? 1 : 0;
        }
        for (Work work : learner.work()) {
            if (!work.isOptional()) {
                add(values, work, day);
            }
        }
        return new Totals(values);
    }

    private static void add(int[] values, Work work, LocalDate day) {
        if (work.isEffective(day)) {
            values[assignedFigure(work.kind()).ordinal()]++;
            values[doneFigure(work.kind()).ordinal()] += work.isDone() ? 1 : 0;
        }
        if (work.kind() == LibraryKind.SURVEY) {
            return;
        }
        if (work.isDone()) {
            values[Figure.COMPLETIONS.ordinal()]++;
            values[Figure.ON_TIME.ordinal()] += work.isLate() ? 0 : 1;
        }
        if (work.attempts() > 0) {
            values[Figure.ATTEMPTED.ordinal()]++;
            values[Figure.ATTEMPTS.ordinal()] += work.attempts();
        }
    }

    int get(Figure figure) {
        return values[figure.ordinal()];
    }

    int assigned(LibraryKind kind) {
        return get(assignedFigure(kind));
    }

    int done(LibraryKind kind) {
        return get(doneFigure(kind));
    }

    Totals plus(Totals other) {
        int[] sum = values.clone();
        Arrays.setAll(sum, figure -> sum[figure] + other.values[figure]);
        return new Totals(sum);
    }

    Totals minus(Totals other) {
        int[] difference = values.clone();
        Arrays.setAll(difference, figure -> difference[figure] - other.values[figure]);
        return new Totals(difference);
    }

    /** As the database reads an array. */
    String literal() {
        List<String> texts = new ArrayList<>();
        for (int value : values) {
            texts.add(Integer.toString(value));
        }
        return "{" + String.join(",", texts) + "}";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Totals totals && Arrays.equals(values, totals.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return literal();
    }

    private static Figure assignedFigure(LibraryKind kind) {
        return switch (kind) {
            case POLICY -> Figure.ASSIGNED_POLICY;
            case VIDEO -> Figure.ASSIGNED_VIDEO;
            case SURVEY -> Figure.ASSIGNED_SURVEY;
            case PHISHING -> Figure.ASSIGNED_PHISHING;
            case FOUNDATIONAL -> Figure.ASSIGNED_FOUNDATIONAL;
        };
    }

    private static Figure doneFigure(LibraryKind kind) {
        return switch (kind) {
            case POLICY -> Figure.DONE_POLICY;
            case VIDEO -> Figure.DONE_VIDEO;
            case SURVEY -> Figure.DONE_SURVEY;
            case PHISHING -> Figure.DONE_PHISHING;
            case FOUNDATIONAL -> Figure.DONE_FOUNDATIONAL;
        };
    }
}
