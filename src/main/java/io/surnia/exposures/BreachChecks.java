package io.surnia.exposures;

import io.surnia.customers.CustomerId;
import io.surnia.customers.Customers;
import io.surnia.exposures.BreachCheck.Cause;
import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which searches there are and were: one a customer and week by itself, and those that were asked for. */
public final class BreachChecks {
    /** A little less than a week: who looks every few minutes is not to lose some of them each time. */
    private static final Duration WEEK = Duration.ofDays(7).minusMinutes(30);

    private static final Duration KEPT = Duration.ofDays(400);

    private final Audit audit;
    private final Customers customers;
    private final SourceKeys keys;
    private final BreachCheckStore store = new BreachCheckStore();

    public BreachChecks(Audit audit, Customers customers, SourceKeys keys) {
        this.audit = audit;
        this.customers = customers;
        this.keys = keys;
    }

    /**
     * Asks for a check of a customer now. Where one is open that one is meant: two never run at a time.
     *
     * @throws Problem where there is no such customer, it is archived, or there is no key to any source
     */
    public BreachCheck ask(Tx tx, Actor actor, CustomerId customer) {
        if (customers.get(tx, customer).archivedAt() != null) {
            throw Problem.conflict("customer_archived", "The customer is archived, and not checked.");
        }
        if (keys.usable(tx).isEmpty()) {
            throw Problem.conflict(
                    "no_breach_source",
                    "There is no key to a source of breaches, neither the partner's nor the server's.");
        }
        Optional<BreachCheckId> made = store.add(tx, customer, Cause.ASKED);
        made.ifPresent(id -> audit.record(tx, actor, "create", new Subject("breach_check", id.value()), null, null));
        return store.page(tx, customer, 0, 1, true).getFirst();
    }

    /** A customer's checks with ids above {@code after}, ordered by id, at most {@code limit}. */
    public List<BreachCheck> page(Tx tx, CustomerId customer, long after, int limit) {
        return store.page(tx, customer, after, limit, false);
    }

    /**
     * One check.
     *
     * @throws Problem where the customer has none of that id
     */
    public BreachCheck get(Tx tx, CustomerId customer, BreachCheckId id) {
        return store.page(tx, customer, id.value() - 1, 1, false).stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("There is no check with id %d.".formatted(id.value())));
    }

    /**
     * Opens the checks that are due: of each active customer that was not checked within a week, where there is a source to
     * ask. Ends those of customers that were archived meanwhile.
     */
    public void plan(Tx tx) {
        store.endArchived(tx);
        if (!keys.usable(tx).isEmpty()) {
            store.addDue(tx, tx.now().minus(WEEK));
        }
        store.forgetBefore(tx, tx.now().minus(KEPT));
    }
}
