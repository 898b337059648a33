package io.surnia.scoring;

import io.surnia.assignments.Load;
import io.surnia.assignments.Loads;
import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads users together with how they stand and what they have to do: the same few queries however many they are. */
public final class UserOverviews {
    private final UserOverviewStore store = new UserOverviewStore();
    private final Loads loads;

    /** @param loads reads what users have to do */
    public UserOverviews(Loads loads) {
        this.loads = loads;
    }

    /**
     * The customer's next users after an id, archived ones too, ordered by id.
     *
     * @param after only ids above this; 0 for the first page
     * @param limit 1 to some hundreds: all their assignments are held at once
     */
    public List<UserOverview> page(Tx tx, CustomerId customer, long after, int limit) {
        return withLoads(tx, customer, store.page(tx, customer, after, Long.MAX_VALUE, limit));
    }

    /** One user, archived or not; empty where this customer has none of that id. */
    public Optional<UserOverview> find(Tx tx, CustomerId customer, UserId user) {
        long id = user.value();
        return withLoads(tx, customer, store.page(tx, customer, id - 1, id, 1)).stream()
                .findFirst();
    }

    /** How one user stands, archived or not; empty where this customer has none of that id. */
    public Optional<Standing> standing(Tx tx, CustomerId customer, UserId user) {
        return store.standing(tx, customer, user);
    }

    /** The customer's next active users after an id, ordered by id, without what they have to do. */
    public List<UserRanking> rankings(Tx tx, CustomerId customer, long after, int limit) {
        return store.rankings(tx, customer, after, limit);
    }

    /** Those active users among these, ordered by id, without what they have to do; ask for some hundreds at a time. */
    public List<UserRanking> rankings(Tx tx, CustomerId customer, Collection<UserId> users) {
        return store.rankings(tx, customer, users);
    }

    private List<UserOverview> withLoads(Tx tx, CustomerId customer, List<UserOverview> users) {
        List<UserId> ids = users.stream().map(each -> each.user().id()).toList();
        Map<UserId, Load> loadOf = loads.of(tx, customer, ids);
        return users.stream()
                .map(each -> each.with(loadOf.getOrDefault(each.user().id(), Load.NONE)))
                .toList();
    }
}
