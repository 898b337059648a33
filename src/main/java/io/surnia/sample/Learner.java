package io.surnia.sample;

import io.surnia.assignments.AssignmentId;
import io.surnia.people.UserId;
import java.util.HashSet;
import java.util.Set;

/** A user while the sample is being played: who it is, and what it has been told to do. */
final class Learner {
    private final UserId id;
    private final PersonName name;
    private final String email;
    private final Diligence diligence;
    private final Set<AssignmentId> told = new HashSet<>();
    private boolean left;

    Learner(UserId id, PersonName name, String email, Diligence diligence) {
        this.id = id;
        this.name = name;
        this.email = email;
        this.diligence = diligence;
    }

    UserId id() {
        return id;
    }

    String email() {
        return email;
    }

    String fullName() {
        return name.first() + " " + name.last();
    }

    Diligence diligence() {
        return diligence;
    }

    /** Whether this is the first that it hears of it. */
    boolean hears(AssignmentId assignment) {
        return told.add(assignment);
    }

    void leave() {
        left = true;
    }

    boolean hasLeft() {
        return left;
    }
}
