package io.surnia.assignments;

import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import java.util.Collection;
import java.util.Map;

/** Reads what users owe and have done. */
public final class Loads {
    /** The load of each of these users, in two queries whatever their number: ask for some hundreds at a time. */
    public Map<UserId, Load> of(Tx tx, CustomerId customer, Collection<UserId> users) {
        throw new UnsupportedOperationException();
    }

    /**
     * How each of these assignments stands with the active users who are enrolled in it: the percentage that have done
     * it, rounded down; 100 where nobody is enrolled.
     */
    public Map<AssignmentId, Integer> compliance(Tx tx, CustomerId customer, Collection<AssignmentId> assignments) {
        throw new UnsupportedOperationException();
    }
}
