package io.surnia.administrators;

import io.surnia.customers.CustomerId;
import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.platform.db.Slice;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Those who administer the partner or one of its customers. */
public final class Administrators {
    private final Audit audit;
    private final AdministratorStore store = new AdministratorStore();

    public Administrators(Audit audit) {
        this.audit = audit;
    }

    /** The problem of an id that is no administrator's of this partner, whether or not it is another partner's. */
    public static Problem unknown(AdministratorId id) {
        return Problem.notFound("There is no administrator with id %d.".formatted(id.value()));
    }

    /**
     * Adds an administrator, unconfirmed and without a password.
     *
     * @throws Problem where the address is taken, a customer does not exist or a value is not allowed
     */
    public Administrator create(Tx tx, Actor actor, AdministratorDetails details) {
        Administrator administrator = store.insert(tx, details);
        audit(tx, actor, "create", administrator.id(), null, administrator.details());
        return administrator;
    }

    /**
     * Changes an administrator: the change is told what is set, alone, and says what it becomes.
     *
     * @throws Problem where there is no such administrator, the address is taken, a customer does not exist or a value
     *     is not allowed
     */
    public Administrator change(Tx tx, Actor actor, AdministratorId id, UnaryOperator<AdministratorDetails> change) {
        Administrator before = store.lock(tx, id).orElseThrow(() -> unknown(id));
        Administrator after = store.update(tx, id, change.apply(before.details()));
        if (!after.equals(before)) {
            audit(tx, actor, "change", id, before.details(), after.details());
        }
        return after;
    }

    /**
     * Shuts an administrator out. One that is archived already stays as it is.
     *
     * @throws Problem where there is no such administrator
     */
    public void archive(Tx tx, Actor actor, AdministratorId id) {
        setActive(tx, actor, id, false);
    }

    /**
     * Lets an archived administrator in again. An active one stays as it is.
     *
     * @throws Problem where there is no such administrator
     */
    public void restore(Tx tx, Actor actor, AdministratorId id) {
        setActive(tx, actor, id, true);
    }

    /**
     * Sets an administrator's password.
     *
     * @param password what {@link Passwords#hash} made of the typed one
     * @throws Problem where there is no such administrator
     */
    public void setPassword(Tx tx, Actor actor, AdministratorId id, PasswordHash password) {
        require(store.setPassword(tx, id, password), id);
        audit(tx, actor, "set_password", id, null, null);
    }

    /** What an administrator's password is compared with; empty where none was set, or there is no such administrator. */
    public Optional<PasswordHash> password(Tx tx, AdministratorId id) {
        return store.password(tx, id);
    }

    /** The addresses of those who answer for a customer: its own active administrators, else the partner's. */
    public List<String> inCharge(Tx tx, CustomerId customer) {
        return store.inCharge(tx, customer);
    }

    /** Notes that the address is confirmed and the terms are accepted, once: a later call changes neither instant. */
    public void confirm(Tx tx, AdministratorId id) {
        require(store.confirm(tx, id), id);
    }

    /** Notes a sign-in, now, with that browser. */
    public void signedIn(Tx tx, AdministratorId id, String browserVersion) {
        require(store.signedIn(tx, id, browserVersion), id);
    }

    /**
     * One administrator, an archived one too.
     *
     * @throws Problem where there is no such administrator
     */
    public Administrator get(Tx tx, AdministratorId id) {
        return store.get(tx, id).orElseThrow(() -> unknown(id));
    }

    /** Administrators with ids above {@code after}, archived ones too, ordered by id, at most {@code limit}. */
    public List<Administrator> page(Tx tx, long after, int limit) {
        return store.page(tx, after, limit);
    }

    /** A slice of the administrators. */
    public List<Administrator> slice(Tx tx, Slice slice) {
        return store.slice(tx, slice);
    }

    private void setActive(Tx tx, Actor actor, AdministratorId id, boolean active) {
        if (store.setActive(tx, id, active)) {
            audit(tx, actor, active ? "restore" : "archive", id, null, null);
        } else if (store.get(tx, id).isEmpty()) {
            throw unknown(id);
        }
    }

    private static void require(boolean found, AdministratorId id) {
        if (!found) {
            throw unknown(id);
        }
    }

    private void audit(
            Tx tx, Actor actor, String action, AdministratorId id, @Nullable Object before, @Nullable Object after) {
        audit.record(tx, actor, action, new Subject("administrator", id.value()), before, after);
    }
}
