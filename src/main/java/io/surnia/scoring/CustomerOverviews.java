package io.surnia.scoring;

import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.platform.db.Tx;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a partner's customers together with how they stand, in one query. Archived customers are not among them. */
public final class CustomerOverviews {
    private final CustomerOverviewStore store = new CustomerOverviewStore();

    /**
     * The partner's next customers after an id, ordered by id.
     *
     * @param type only those that are run this way; null for all
     * @param after only ids above this; 0 for the first page
     */
    public List<CustomerOverview> page(Tx tx, @Nullable CustomerType type, long after, int limit) {
        return store.page(tx, type, after, Long.MAX_VALUE, limit);
    }

    /** One customer; empty where the partner has none of that id. */
    public Optional<CustomerOverview> find(Tx tx, CustomerId customer) {
        long id = customer.value();
        return store.page(tx, null, id - 1, id, 1).stream().findFirst();
    }
}
