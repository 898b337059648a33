package io.surnia.assignments;

import io.surnia.customers.CustomerId;
import io.surnia.library.LibraryKind;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What learners do. Each verb locks one enrollment, appends to the history and lets the score follow, so its cost is
 * one user's. All of them answer {@code not_found} for what the user does not owe now: not enrolled, withdrawn,
 * archived or ended.
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

    private final LearningStore store = new LearningStore();

    /**
     * An attempt at work with a quiz.
     *
     * @param percent the share of right answers, 0 to 100
     * @throws Problem for a percentage out of range and for work without a quiz
     */
    public Outcome attempt(Tx tx, CustomerId customer, UserId user, AssignmentId assignment, int percent) {
        if (percent < 0 || percent > 100) {
            throw Problem.invalidParameter("percent", "A percentage is from 0 to 100.");
        }
        Duty duty = require(tx, customer, user, assignment);
        if (!duty.quiz().isEnabled()) {
            throw Problem.invalidParameter("percent", "This assignment has no quiz.");
        }
        return tryOnce(tx, duty, percent);
    }

    /**
     * Does work that asks nothing.
     *
     * @throws Problem for work with a quiz and for a policy, which is accepted
     */
    public Outcome complete(Tx tx, CustomerId customer, UserId user, AssignmentId assignment) {
        Duty duty = require(tx, customer, user, assignment);
        if (duty.quiz().isEnabled() || duty.kind() == LibraryKind.POLICY) {
            throw Problem.invalidParameter("assignment", "This assignment is done by its quiz or its acceptance.");
        }
        return tryOnce(tx, duty, null);
    }

    /**
     * Accepts a policy; kept is the SHA-256 of what was accepted: of the library item's content, or of the assignment's
     * own name, file and message where it has none.
     */
    public Outcome accept(Tx tx, CustomerId customer, UserId user, AssignmentId assignment, Signature signature) {
        Duty duty = requirePolicy(tx, customer, user, assignment);
        if (!duty.isDone()) {
            store.appendAcceptance(tx, duty, true, signature);
        }
        return tryOnce(tx, duty, null);
    }

    /** Refuses a policy: kept, and the policy stays owed. Nothing is kept once it was accepted. */
    public void refuse(Tx tx, CustomerId customer, UserId user, AssignmentId assignment, Signature signature) {
        Duty duty = requirePolicy(tx, customer, user, assignment);
        if (!duty.isDone()) {
            store.appendAcceptance(tx, duty, false, signature);
        }
    }

    private Duty requirePolicy(Tx tx, CustomerId customer, UserId user, AssignmentId assignment) {
        Duty duty = require(tx, customer, user, assignment);
        if (duty.kind() != LibraryKind.POLICY) {
            throw Problem.invalidParameter("assignment", "Only a policy is accepted or refused.");
        }
        return duty;
    }

    private Duty require(Tx tx, CustomerId customer, UserId user, AssignmentId assignment) {
        return store.lockDuty(tx, customer, user, assignment)
                .orElseThrow(() -> Problem.notFound("There is no such assignment to be done by this user."));
    }

    private Outcome tryOnce(Tx tx, Duty duty, @Nullable Integer percent) {
        if (duty.isDone()) {
            return Outcome.DONE_BEFORE;
        }
        boolean isPassed = percent == null || duty.quiz().passes(percent);
        store.appendAttempt(tx, duty, percent, isPassed, tx.today().isAfter(duty.dueOn()));
        tx.raise(new LoadChanged(duty.customer(), duty.user()));
        if (isPassed) {
            tx.raise(new Completed(duty.customer(), duty.user(), duty.assignment()));
        }
        return isPassed ? Outcome.DONE : Outcome.FAILED;
    }
}
