package io.surnia.programs;

import io.surnia.assignments.Assignment;
import io.surnia.customers.CustomerId;
import io.surnia.platform.db.Tx;
import java.util.List;

/** What runs by itself at a customer. */
public final class Programs {
    /**
     * Brings a customer's programmes in step with its type, switches and speeds: starts what should run, with the
     * assignments of its year as rows ahead, ends what should not, and re-dates what has not begun. Changes nothing
     * where all is in step.
     */
    public void follow(Tx tx, CustomerId customer) {
        throw new UnsupportedOperationException();
    }

    /** The assignments of every year of a programme that runs at a customer, ordered by id. */
    public List<Assignment> assignments(Tx tx, CustomerId customer, ProgramKind kind) {
        throw new UnsupportedOperationException();
    }
}
