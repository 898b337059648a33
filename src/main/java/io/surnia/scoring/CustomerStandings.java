package io.surnia.scoring;

import io.surnia.customers.CustomerId;
import io.surnia.platform.db.Tx;
import java.util.Collection;
import java.util.Map;

/** Reads how customers stand. */
public final class CustomerStandings {
    /** Of each of these customers, in two queries whatever their number; ask for a page at a time. */
    public Map<CustomerId, CustomerStanding> of(Tx tx, Collection<CustomerId> customers) {
        throw new UnsupportedOperationException();
    }
}
