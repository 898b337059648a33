package io.surnia.scoring;

import io.surnia.library.LibraryKind;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
    static final Totals ZERO = new Totals();

    private final int[] values = new int[SIZE];

    /** Figures as they were stored, those since appended being 0. */
    static Totals stored(Integer[] stored) {
        Totals totals = new Totals();
        for (int position = 0; position < Math.min(SIZE, stored.length); position++) {
            totals.values[position] = stored[position];
        }
        return totals;
    }

    /** What a user adds to the customer on a day. */
    static Totals of(Learner learner, Scores scores, LocalDate day) {
        if (!learner.isActive()) {
            return ZERO;
        }
        Totals totals = new Totals();
        totals.add(Figure.USERS, 1);
        Integer score = scores.hoot();
        if (score != null) {
            totals.add(Figure.SCORED, 1);
            totals.add(Figure.HIGH, score >= ScoreTable.HIGH_PERFORMER ? 1 : 0);
            totals.add(Figure.LOW, score <= ScoreTable.LOW_PERFORMER ? 1 : 0);
        }
        learner.work().stream().filter(work -> !work.isOptional()).forEach(work -> totals.add(work, day));
        return totals;
    }

    int get(Figure figure) {
        return values[position(figure)];
    }

    int assigned(LibraryKind kind) {
        return get(assignedFigure(kind));
    }

    int done(LibraryKind kind) {
        return get(doneFigure(kind));
    }

    Totals plus(Totals other) {
        return combined(other, 1);
    }

    Totals minus(Totals other) {
        return combined(other, -1);
    }

    /** As the database reads an array. */
    String literal() {
        return Arrays.stream(values).mapToObj(Integer::toString).collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public boolean equals(@Nullable Object other) {
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

    private Totals combined(Totals other, int sign) {
        Totals combined = new Totals();
        for (int position = 0; position < SIZE; position++) {
            combined.values[position] = values[position] + sign * other.values[position];
        }
        return combined;
    }

    private void add(Work work, LocalDate day) {
        if (work.isEffective(day)) {
            add(assignedFigure(work.kind()), 1);
            add(doneFigure(work.kind()), work.isDone() ? 1 : 0);
        }
        if (work.kind() == LibraryKind.SURVEY) {
            return;
        }
        if (work.isDone()) {
            add(Figure.COMPLETIONS, 1);
            add(Figure.ON_TIME, work.isLate() ? 0 : 1);
        }
        if (work.attempts() > 0) {
            add(Figure.ATTEMPTED, 1);
            add(Figure.ATTEMPTS, work.attempts());
        }
    }

    private void add(Figure figure, int value) {
        values[position(figure)] += value;
    }

    @SuppressWarnings("EnumOrdinal") // the order of figures is that of the stored array
    private static int position(Figure figure) {
        return figure.ordinal();
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
