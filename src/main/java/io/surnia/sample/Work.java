package io.surnia.sample;

import io.surnia.assignments.Assignment;
import io.surnia.assignments.Learning;
import io.surnia.assignments.Learning.Outcome;
import io.surnia.assignments.Signature;
import io.surnia.library.LibraryKind;
import io.surnia.partner.Actor;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.time.LocalDate;

/** Doing the assignments of one company: passing and failing, accepting and refusing. */
final class Work {
    private static final int MOST_ATTEMPTS = 4;

    private final Learning learning;
    private final Play play;
    private final Site site;
    private final Dice dice;

    Work(Play play, Site site) {
        this.learning = play.rooms().learning();
        this.play = play;
        this.site = site;
        this.dice = play.dice("work of " + site.company().key());
    }

    /** @param attempt 1 for the first; nothing happens where the work is no longer to be done */
    void attempt(Tx tx, Learner learner, Assignment assignment, int attempt) {
        if (learner.hasLeft()) {
            return;
        }
        try {
            boolean again = assignment.terms().kind() == LibraryKind.POLICY
                    ? !sign(tx, learner, assignment, attempt)
                    : !learn(tx, learner, assignment, attempt);
            if (again && attempt < MOST_ATTEMPTS) {
                repeatLater(tx, learner, assignment, attempt + 1);
            }
        } catch (Problem noLongerOwed) {
            if (play.rooms()
                                    .assignments()
                                    .find(tx, site.id(), assignment.id())
                                    .orElseThrow()
                                    .archivedAt()
                            == null
                    && assignment.terms().effective().end() == null) {
                throw noLongerOwed;
            }
        }
    }

    /** @return whether it is done */
    private boolean learn(Tx tx, Learner learner, Assignment assignment, int attempt) {
        if (!assignment.terms().quiz().isEnabled()) {
            return learning.complete(tx, as(learner), site.id(), learner.id(), assignment.id()) != Outcome.FAILED;
        }
        boolean passes = learner.diligence().passes(dice, attempt);
        int percent = learner.diligence().percent(dice, passes);
        return learning.attempt(tx, as(learner), site.id(), learner.id(), assignment.id(), percent) != Outcome.FAILED;
    }

    private boolean sign(Tx tx, Learner learner, Assignment assignment, int attempt) {
        Signature signature = new Signature(learner.fullName(), "203.0.113." + dice.between(1, 254));
        if (dice.happens(attempt == 1 ? 0.04 : 0.5)) {
            learning.refuse(tx, as(learner), site.id(), learner.id(), assignment.id(), signature);
            return false;
        }
        learning.accept(tx, as(learner), site.id(), learner.id(), assignment.id(), signature);
        return true;
    }

    private static Actor as(Learner learner) {
        return new Actor.Learner(learner.id().value(), null);
    }

    private void repeatLater(Tx tx, Learner learner, Assignment assignment, int attempt) {
        LocalDate day = tx.today().plusDays(dice.between(1, 3));
        play.agenda().put(day, site.company().hours(), later -> attempt(later, learner, assignment, attempt));
    }
}
