package io.surnia.assignments;

import io.surnia.customers.CustomerId;
import io.surnia.library.Library;
import io.surnia.library.LibraryId;
import io.surnia.library.LibraryItem;
import io.surnia.library.LibraryKind;
import io.surnia.library.Question;
import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import io.surnia.platform.json.Json;
import io.surnia.platform.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What learners do. Each verb locks one enrollment, appends to the history and lets the score follow, so its cost is
 * one user's. All of them answer {@code not_found} for what the user does not owe now: not enrolled, withdrawn,
 * archived or ended. Whatever changes something leaves an audit entry where somebody else than the learner does it; what
 * was answered is in none.
 */
public final class Learning {
    /** What became of what a learner did. */
    public enum Outcome {
        DONE,
        /** The quiz was not passed; it can be repeated at once. */
        FAILED,
        /** It had been done before; nothing was kept of this. */
        DONE_BEFORE
    }

    private final Audit audit;
    private final Library library;
    private final LearningStore store = new LearningStore();
    private final AnswerStore answers = new AnswerStore();

    public Learning(Audit audit, Library library) {
        this.audit = audit;
        this.library = library;
    }

    /** What the user is to do, as it stands; done before too. Locks nothing. */
    public Task task(Tx tx, CustomerId customer, UserId user, AssignmentId assignment) {
        Duty duty = store.duty(tx, customer, user, assignment).orElseThrow(Learning::notOwed);
        LibraryId item = duty.item();
        return new Task(
                duty.kind(),
                duty.name(),
                duty.quiz(),
                duty.dueOn(),
                duty.isDone(),
                duty.difficulty(),
                item == null ? null : library.get(tx, item).orElseThrow(),
                duty.isChosen());
    }

    /** Gives this user another item than the assignment's, until it is asked anew; one that was chosen before stays. */
    public void choose(Tx tx, CustomerId customer, UserId user, AssignmentId assignment, LibraryId item) {
        store.setItem(tx, require(tx, customer, user, assignment), item);
    }

    /**
     * Takes the answers to a quiz and grades them, as {@link Grading} says; or those to a survey, which are kept and
     * complete it.
     *
     * @throws Problem naming each answer that is missing, doubled or not of its question's kind; and for work that asks
     *     no questions
     */
    public Answered answer(
            Tx tx, Actor actor, CustomerId customer, UserId user, AssignmentId assignment, List<Answer> given) {
        Duty duty = require(tx, customer, user, assignment);
        LibraryItem item = asking(tx, duty);
        List<Question> questions = item.questions();
        Map<Integer, Answer> checked = AnswerSheet.check(questions, given);
        if (duty.kind() == LibraryKind.SURVEY) {
            return new Answered(respond(tx, actor, duty, checked), null, List.of());
        }
        Grading.Grade grade = Grading.of(questions, checked);
        Map<Integer, List<Integer>> chosen = new LinkedHashMap<>();
        checked.forEach((number, answer) -> chosen.put(number, answer.options()));
        Outcome outcome = attempt(tx, actor, duty, grade.percent(), item.id(), chosen);
        return new Answered(outcome, grade.percent(), grade.questions());
    }

    /**
     * An attempt at work with a quiz that was graded elsewhere.
     *
     * @param percent the share of right answers, 0 to 100
     * @throws Problem for a percentage out of range and for work without a quiz
     */
    public Outcome attempt(Tx tx, Actor actor, CustomerId customer, UserId user, AssignmentId assignment, int percent) {
        return attempt(tx, actor, require(tx, customer, user, assignment), percent, null, null);
    }

    /**
     * An attempt that a higher room graded.
     *
     * @param item what was asked
     * @param given what was answered, to be kept as JSON of at most 50,000 characters
     */
    public Outcome attempt(
            Tx tx,
            Actor actor,
            CustomerId customer,
            UserId user,
            AssignmentId assignment,
            int percent,
            LibraryId item,
            Object given) {
        return attempt(tx, actor, require(tx, customer, user, assignment), percent, item, given);
    }

    /**
     * Does work that asks nothing, or was done elsewhere.
     *
     * @throws Problem for work with a quiz and for a policy, which is accepted
     */
    public Outcome complete(Tx tx, Actor actor, CustomerId customer, UserId user, AssignmentId assignment) {
        Duty duty = require(tx, customer, user, assignment);
        if (duty.quiz().isEnabled() || duty.kind() == LibraryKind.POLICY) {
            throw Problem.invalidParameter("assignment", "This assignment is done by its quiz or its acceptance.");
        }
        Outcome outcome = outcome(duty, null);
        if (outcome == Outcome.DONE) {
            append(tx, duty, null, true);
            record(tx, actor, "complete", duty, null);
        }
        return outcome;
    }

    /**
     * Accepts a policy; kept is the SHA-256 of what was accepted: of the library item's content, or of the assignment's
     * own name, file and message where it has none.
     */
    public Outcome accept(
            Tx tx, Actor actor, CustomerId customer, UserId user, AssignmentId assignment, Signature signature) {
        Duty duty = requirePolicy(tx, customer, user, assignment);
        Outcome outcome = outcome(duty, null);
        if (outcome == Outcome.DONE) {
            store.appendAcceptance(tx, duty, true, signature);
            append(tx, duty, null, true);
            record(tx, actor, "accept", duty, null);
        }
        return outcome;
    }

    /**
     * Refuses a policy: kept, and the policy stays owed.
     *
     * @return false where it was accepted before, so that nothing was kept of this
     */
    public boolean refuse(
            Tx tx, Actor actor, CustomerId customer, UserId user, AssignmentId assignment, Signature signature) {
        Duty duty = requirePolicy(tx, customer, user, assignment);
        if (!duty.isDone()) {
            store.appendAcceptance(tx, duty, false, signature);
            record(tx, actor, "refuse", duty, null);
        }
        return !duty.isDone();
    }

    private Outcome attempt(
            Tx tx, Actor actor, Duty duty, int percent, @Nullable LibraryId item, @Nullable Object given) {
        if (percent < 0 || percent > 100) {
            throw Problem.invalidParameter("percent", "A percentage is from 0 to 100.");
        }
        if (!duty.quiz().isEnabled()) {
            throw Problem.invalidParameter("percent", "This assignment has no quiz.");
        }
        Outcome outcome = outcome(duty, percent);
        if (outcome != Outcome.DONE_BEFORE) {
            long attempt = append(tx, duty, percent, outcome == Outcome.DONE);
            if (item != null) {
                answers.append(tx, duty, attempt, item, Json.bytes(given));
            }
            record(tx, actor, "attempt", duty, percent);
        }
        return outcome;
    }

    private Outcome respond(Tx tx, Actor actor, Duty duty, Map<Integer, Answer> given) {
        Outcome outcome = outcome(duty, null);
        if (outcome == Outcome.DONE) {
            answers.appendSurvey(tx, duty, append(tx, duty, null, true), given.values());
            record(tx, actor, "answer", duty, null);
        }
        return outcome;
    }

    private LibraryItem asking(Tx tx, Duty duty) {
        LibraryId id = duty.item();
        LibraryItem item = id == null ? null : library.get(tx, id).orElseThrow();
        boolean isAsked = duty.kind() == LibraryKind.SURVEY || duty.quiz().isEnabled();
        if (item == null || !isAsked || item.questions().isEmpty()) {
            throw Problem.invalidParameter("assignment", "This assignment asks no questions.");
        }
        return item;
    }

    private Duty requirePolicy(Tx tx, CustomerId customer, UserId user, AssignmentId assignment) {
        Duty duty = require(tx, customer, user, assignment);
        if (duty.kind() != LibraryKind.POLICY) {
            throw Problem.invalidParameter("assignment", "Only a policy is accepted or refused.");
        }
        return duty;
    }

    private Duty require(Tx tx, CustomerId customer, UserId user, AssignmentId assignment) {
        return store.lockedDuty(tx, customer, user, assignment).orElseThrow(Learning::notOwed);
    }

    private static Problem notOwed() {
        return Problem.notFound("There is no such assignment to be done by this user.");
    }

    private static Outcome outcome(Duty duty, @Nullable Integer percent) {
        if (duty.isDone()) {
            return Outcome.DONE_BEFORE;
        }
        return percent == null || duty.quiz().passes(percent) ? Outcome.DONE : Outcome.FAILED;
    }

    private long append(Tx tx, Duty duty, @Nullable Integer percent, boolean isPassed) {
        long attempt =
                store.appendAttempt(tx, duty, percent, isPassed, tx.today().isAfter(duty.dueOn()));
        tx.raise(new LoadChanged(duty.customer(), duty.user()));
        if (isPassed) {
            tx.raise(new Completed(duty.customer(), duty.user(), duty.assignment()));
        }
        return attempt;
    }

    private void record(Tx tx, Actor actor, String action, Duty duty, @Nullable Integer percent) {
        if (!(actor instanceof Actor.Learner)) {
            Subject subject = new Subject("assignment", duty.assignment().value());
            audit.record(tx, actor, action, subject, null, new Done(duty.user().value(), percent));
        }
    }

    /** What the audit keeps of work. */
    private record Done(long user, @Nullable Integer percent) {}
}
