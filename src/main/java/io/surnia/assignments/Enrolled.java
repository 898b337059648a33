package io.surnia.assignments;

import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Fact;
import io.surnia.platform.db.Tx;
import java.util.Collection;

/** An assignment is owed by a user from now on. */
public record Enrolled(CustomerId customer, UserId user, AssignmentId assignment) implements Fact {

    /** Notes each, and that its user's load changed with it. */
    static void raise(Tx tx, Collection<Enrolled> enrolled) {
        for (Enrolled one : enrolled) {
            tx.raise(one);
            tx.raise(new LoadChanged(one.customer(), one.user()));
        }
    }
}
