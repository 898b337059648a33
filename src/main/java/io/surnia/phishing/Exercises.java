package io.surnia.phishing;

import io.surnia.assignments.AssignmentId;
import io.surnia.assignments.Learning;
import io.surnia.assignments.Learning.Outcome;
import io.surnia.assignments.Task;
import io.surnia.customers.CustomerId;
import io.surnia.library.Difficulty;
import io.surnia.library.Exercise;
import io.surnia.library.Exercise.Mark;
import io.surnia.library.Library;
import io.surnia.library.LibraryItem;
import io.surnia.library.LibraryKind;
import io.surnia.partner.Actor;
import io.surnia.people.UserDetails;
import io.surnia.people.UserId;
import io.surnia.people.Users;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Messages to inspect: which one a learner gets, and how it went. */
public final class Exercises {
    private static final Actor RESET = new Actor.Automation("exercise");

    private final Learning learning;
    private final Library library;
    private final Users users;
    private final ExerciseStore store = new ExerciseStore();

    public Exercises(Learning learning, Library library, Users users) {
        this.learning = learning;
        this.library = library;
        this.users = users;
    }

    /**
     * What the user is to do, of any kind. For an assignment of adaptive difficulty the user's own exercise is chosen the
     * first time that it is opened, and stays: an assignment is of a whole group, and only now is it known how the user's
     * last exercise went.
     *
     * @throws Problem {@code not_found} for what the user does not owe now
     */
    public Task open(Tx tx, CustomerId customer, UserId user, AssignmentId assignment) {
        Task task = learning.task(tx, customer, user, assignment);
        boolean isToChoose = task.kind() == LibraryKind.PHISHING
                && task.difficulty() == Difficulty.ADAPTIVE
                && !task.isChosen()
                && !task.isDone();
        if (!isToChoose) {
            return task;
        }
        choose(tx, customer, user, assignment, task);
        return learning.task(tx, customer, user, assignment);
    }

    /**
     * Takes what a user made of an exercise, grades it as {@link Assessment} says, and records it as an attempt.
     *
     * @throws Problem naming each mark that is no part of the message or there twice; and for work that is no exercise
     */
    public Inspected inspect(
            Tx tx, Actor actor, CustomerId customer, UserId user, AssignmentId assignment, Inspection inspection) {
        LibraryItem item = open(tx, customer, user, assignment).item();
        Exercise exercise = item == null ? null : item.exercise().orElse(null);
        if (item == null || exercise == null) {
            throw Problem.invalidParameter("assignment", "This assignment has no message to inspect.");
        }
        check(exercise, inspection);
        Assessment assessment = Assessment.of(exercise, inspection);
        Outcome outcome = learning.attempt(
                tx, actor, customer, user, assignment, assessment.percent(), item.id(), kept(inspection));
        return new Inspected(outcome, assessment, item.content());
    }

    private void choose(Tx tx, CustomerId customer, UserId user, AssignmentId assignment, Task task) {
        UserDetails details = users.get(tx, customer, user).details();
        List<PastExercise> past = store.past(tx, customer, user);
        Difficulty difficulty = Ladder.next(details.difficulty(), details.resetDifficulty(), past);
        LibraryItem planned = task.item();
        Ladder.choose(
                        library.current(tx, LibraryKind.PHISHING),
                        difficulty,
                        past,
                        planned == null ? null : planned.id())
                .ifPresent(item -> {
                    // The user before the enrollment: whoever archives people takes them in this order, too.
                    if (details.resetDifficulty() != null) {
                        users.change(
                                tx, RESET, customer, user, before -> before.withDifficulty(before.difficulty(), null));
                    }
                    learning.choose(tx, customer, user, assignment, item.id());
                });
    }

    private static void check(Exercise exercise, Inspection inspection) {
        List<Mark> places = exercise.places();
        Set<Mark> seen = new HashSet<>();
        List<Problem.Field> faults = new ArrayList<>();
        for (int place = 0; place < inspection.marks().size(); place++) {
            Mark mark = inspection.marks().get(place);
            String name = "marks[%d]".formatted(place);
            if (!places.contains(mark)) {
                faults.add(fault(name, "must be a part of the message"));
            } else if (!seen.add(mark)) {
                faults.add(fault(name, "must not be there twice"));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.invalidFields(faults);
        }
    }

    private static Problem.Field fault(String field, String rule) {
        return new Problem.Field(field, "invalid_parameter", "The field '%s' %s.".formatted(field, rule));
    }

    /** As {@code {"decision": "phish", "marks": ["sender", "link:pay"]}}. */
    private static Map<String, Object> kept(Inspection inspection) {
        return Map.of(
                "decision",
                inspection.decision().name().toLowerCase(Locale.ROOT),
                "marks",
                inspection.marks().stream()
                        .map(mark -> mark.at() == null
                                ? mark.part().word()
                                : mark.part().word() + ":" + mark.at())
                        .toList());
    }
}
