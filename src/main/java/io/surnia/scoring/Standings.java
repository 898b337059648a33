package io.surnia.scoring;

import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import java.util.Collection;
import java.util.Map;

/** How users stand: stored, and kept in step with everything that changes it. */
public final class Standings {
    /** Of each of these users, ordered as asked; a user of another customer is left out. */
    public Map<UserId, Standing> of(Tx tx, CustomerId customer, Collection<UserId> users) {
        throw new UnsupportedOperationException();
    }
}
