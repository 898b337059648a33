package io.surnia.assignments;

import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;

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

    /**
     * An attempt at work with a quiz.
     *
     * @param percent the share of right answers, 0 to 100
     */
    public Outcome attempt(Tx tx, CustomerId customer, UserId user, AssignmentId assignment, int percent) {
        throw new UnsupportedOperationException();
    }

    /** Does work that asks nothing. */
    public Outcome complete(Tx tx, CustomerId customer, UserId user, AssignmentId assignment) {
        throw new UnsupportedOperationException();
    }

    /** Accepts a policy, in the version that its library item has. */
    public Outcome accept(Tx tx, CustomerId customer, UserId user, AssignmentId assignment, Signature signature) {
        throw new UnsupportedOperationException();
    }

    /** Refuses a policy: kept, and the policy stays owed. */
    public void refuse(Tx tx, CustomerId customer, UserId user, AssignmentId assignment, Signature signature) {
        throw new UnsupportedOperationException();
    }
}
