package io.surnia.scoring;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user's scores on a day, each 0 to 100, null where nothing counts: docs/scoring.md, "A user's score". */
record Scores(
        @Nullable Integer hoot,
        @Nullable Integer video,
        @Nullable Integer phishing,
        @Nullable Integer policy,
        @Nullable Integer optional) {

    static Scores of(Learner learner, LocalDate day) {
        Integer video = component(learner, Component.VIDEO, day);
        Integer phishing = component(learner, Component.PHISHING, day);
        Integer policy = component(learner, Component.POLICY, day);
        Integer optional = component(learner, Component.OPTIONAL, day);
        Weighted mean = Weighted.NOTHING
                .plus(Component.VIDEO, video)
                .plus(Component.PHISHING, phishing)
                .plus(Component.POLICY, policy)
                .plus(Component.OPTIONAL, optional);
        Integer hoot = mean.weight() == 0
                ? null
                : (Integer) Math.max(0, halfUp(mean.sum(), mean.weight()) - adjustment(learner.lapses(), day));
        return new Scores(hoot, video, phishing, policy, optional);
    }

    /** What the lapses of the last 90 days take off. */
    static int adjustment(List<Lapse> lapses, LocalDate day) {
        int points = lapses.stream()
                .filter(lapse -> lapse.forgottenOn().isAfter(day))
                .mapToInt(Lapse::points)
                .sum();
        return Math.min(points, ScoreTable.MOST_FOR_LAPSES);
    }

    private static @Nullable Integer component(Learner learner, Component component, LocalDate day) {
        if (!learner.counting().contains(component)) {
            return null;
        }
        int points = 0;
        int pieces = 0;
        for (Work work : learner.work()) {
            boolean counts = work.isDone() || work.isMissed(day);
            if (counts && Component.fedBy(work.kind(), work.isOptional()) == component) {
                points += work.points();
                pieces++;
            }
        }
        return pieces == 0 ? null : (Integer) halfUp(points, pieces);
    }

    private static int halfUp(int sum, int count) {
        return (2 * sum + count) / (2 * count);
    }

    private record Weighted(int sum, int weight) {
        static final Weighted NOTHING = new Weighted(0, 0);

        Weighted plus(Component component, @Nullable Integer score) {
            return score == null ? this : new Weighted(sum + component.weight() * score, weight + component.weight());
        }
    }
}
