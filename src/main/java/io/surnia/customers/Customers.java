package io.surnia.customers;

import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.platform.db.Slice;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The partner's customers. Every verb that changes one leaves an audit entry and raises {@link CustomerChanged}. */
public final class Customers {
    private final Audit audit;
    private final CustomerStore store = new CustomerStore();

    public Customers(Audit audit) {
        this.audit = audit;
    }

    /** The problem of an id that is no customer's of this partner, whether or not it is another partner's. */
    public static Problem unknown(CustomerId id) {
        return Problem.notFound("There is no customer with id %d.".formatted(id.value()));
    }

    /**
     * Adds a customer.
     *
     * @throws Problem where a value is not allowed
     */
    public Customer create(Tx tx, Actor actor, CustomerDetails details) {
        Customer customer = store.insert(tx, details);
        changed(tx, actor, "create", customer.id(), null, customer.details());
        return customer;
    }

    /**
     * Changes a customer: the change is told what is set, alone, and says what it becomes.
     *
     * @throws Problem where there is no such customer, or a value is not allowed
     */
    public Customer change(Tx tx, Actor actor, CustomerId id, UnaryOperator<CustomerDetails> change) {
        Customer before = store.lock(tx, id).orElseThrow(() -> unknown(id));
        Customer after = store.update(tx, id, change.apply(before.details()));
        if (!after.equals(before)) {
            changed(tx, actor, "change", id, before.details(), after.details());
        }
        return after;
    }

    /**
     * Takes a customer out of the lists; its history stays. One that is archived already stays as it is.
     *
     * @throws Problem where there is no such customer
     */
    public void archive(Tx tx, Actor actor, CustomerId id) {
        setArchived(tx, actor, id, true);
    }

    /**
     * Brings an archived customer back. An active one stays as it is.
     *
     * @throws Problem where there is no such customer
     */
    public void restore(Tx tx, Actor actor, CustomerId id) {
        setArchived(tx, actor, id, false);
    }

    /**
     * One customer, an archived one too.
     *
     * @throws Problem where there is no such customer
     */
    public Customer get(Tx tx, CustomerId id) {
        return store.get(tx, id).orElseThrow(() -> unknown(id));
    }

    /**
     * Active customers, ordered by id.
     *
     * @param type only those of this type; null for all
     * @param after only ids above this, whether or not it is a customer's
     * @param limit at most so many
     */
    public List<Customer> page(Tx tx, @Nullable CustomerType type, long after, int limit) {
        return store.page(tx, type, after, limit);
    }

    /**
     * A slice of the customers.
     *
     * @param type only those of this type; null for all
     */
    public List<Customer> slice(Tx tx, @Nullable CustomerType type, Slice slice) {
        return store.slice(tx, type, slice, null);
    }

    /** The same of one customer alone: it, or nothing. */
    public List<Customer> slice(Tx tx, @Nullable CustomerType type, Slice slice, CustomerId only) {
        return store.slice(tx, type, slice, only);
    }

    private void setArchived(Tx tx, Actor actor, CustomerId id, boolean archived) {
        if (store.setArchived(tx, id, archived)) {
            changed(tx, actor, archived ? "archive" : "restore", id, null, null);
        } else if (store.get(tx, id).isEmpty()) {
            throw unknown(id);
        }
    }

    private void changed(
            Tx tx, Actor actor, String action, CustomerId id, @Nullable Object before, @Nullable Object after) {
        audit.record(tx, actor, action, new Subject("customer", id.value()), before, after);
        tx.raise(new CustomerChanged(id));
    }
}
