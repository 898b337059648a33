package io.surnia.scoring;

import io.surnia.people.UserId;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a user stands on a day, and what follows from it.
 *
 * @param changesOn the next day on which time alone changes it; null where none does
 * @param contribution what the user adds to the customer's totals
 */
record Evaluation(Standing standing, @Nullable LocalDate changesOn, Totals contribution) {

    static Evaluation of(UserId user, Learner learner, LocalDate day) {
        Scores scores = Scores.of(learner, day);
        int completed = count(learner.work().stream().filter(Work::isDone));
        Standing standing = new Standing(
                user,
                scores.hoot(),
                scores.video(),
                scores.phishing(),
                scores.policy(),
                scores.optional(),
                UserRank.of(completed, scores.hoot()),
                learner.work().stream().noneMatch(work -> work.isMissed(day) && work.isEffective(day)),
                count(learner.work().stream()
                        .filter(work -> work.isDone() && !work.isOptional() && work.isEffective(day))),
                completed,
                learner.work().stream().mapToInt(Work::attempts).sum(),
                count(learner.work().stream().filter(Work::isLate)));
        return new Evaluation(standing, changesOn(learner, day), Totals.of(learner, scores, day));
    }

    private static @Nullable LocalDate changesOn(Learner learner, LocalDate day) {
        Stream<LocalDate> work = learner.work().stream().flatMap(Evaluation::turningDays);
        Stream<LocalDate> lapses = learner.lapses().stream().map(Lapse::forgottenOn);
        return Stream.concat(work, lapses)
                .filter(turn -> turn.isAfter(day))
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    /** The day after the due day of what is not done, and the day after the end. */
    private static Stream<LocalDate> turningDays(Work work) {
        if (work.isOptional() || work.isArchived() || work.isWithdrawn()) {
            return Stream.empty();
        }
        Stream<LocalDate> overdue =
                work.isDone() ? Stream.empty() : Stream.of(work.dueOn().plusDays(1));
        LocalDate end = work.endsOn();
        return end == null ? overdue : Stream.concat(overdue, Stream.of(end.plusDays(1)));
    }

    private static int count(Stream<Work> work) {
        return Math.toIntExact(work.count());
    }
}
