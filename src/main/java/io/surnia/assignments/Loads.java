package io.surnia.assignments;

import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import java.util.Collection;
import java.util.Map;

/** Reads what users owe and have done. */
public final class Loads {
    private final LoadStore store = new LoadStore();

    /**
     * The load of each of these users, every one a key, in two queries whatever their number: ask for some hundreds at
     * a time.
     */
    public Map<UserId, Load> of(Tx tx, CustomerId customer, Collection<UserId> users) {
        return store.loads(tx, customer, users);
    }

    /**
     * How each of these assignments stands with the active users who are enrolled in it: the percentage that have done
     * it, rounded down; 100 where nobody is enrolled. Every one is a key.
     */
    public Map<AssignmentId, Integer> compliance(Tx tx, CustomerId customer, Collection<AssignmentId> assignments) {
        return store.compliance(tx, customer, assignments);
    }
}
