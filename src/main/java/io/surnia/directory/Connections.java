package io.surnia.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.surnia.customers.CustomerId;
import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.people.UserId;
import io.surnia.platform.crypto.Sealer;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import io.surnia.platform.time.Tenant;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The connections of customers to their directories. A secret is sealed before it is stored, and told to nobody. Every
 * verb that changes one leaves an audit entry.
 */
public final class Connections {
    /** A client secret, a password, or a key file. */
    public static final int LONGEST_SECRET = 10_000;

    private final Audit audit;
    private final Sealer sealer;
    private final Clock clock;
    private final ConnectionStore store = new ConnectionStore();
    private final RunStore runs = new RunStore();
    private final RecordStore records = new RecordStore();

    /**
     * @param clock the real one: a sandbox partner's directories do not wait for its own
     */
    public Connections(Audit audit, Sealer sealer, Clock clock) {
        this.audit = audit;
        this.sealer = sealer;
        this.clock = clock;
    }

    /**
     * Adds a connection; where it is enabled, it is read at once.
     *
     * @param secret the client secret, key file or password; null where the directory is read without one
     * @throws Problem where the customer does not exist or a value cannot be used
     */
    public Connection add(Tx tx, Actor actor, CustomerId customer, ConnectionDetails details, @Nullable String secret) {
        details.check();
        requireSecret(details.service(), secret != null);
        ConnectionId id = store.nextId(tx);
        byte[] sealed = secret == null ? null : seal(tx, id, secret);
        Connection connection = store.insert(tx, id, customer, details, sealed, clock.instant());
        audit.record(tx, actor, "create", subject(id), null, details);
        return connection;
    }

    /**
     * Changes a connection: the change is told what is set, and says what it becomes. A secret is for the place that it
     * was given for: whoever names another place gives it again.
     *
     * @param secret null to keep the one that is there
     * @throws Problem as {@link #add}, and where there is no such connection or the kind becomes another
     */
    public Connection change(
            Tx tx,
            Actor actor,
            CustomerId customer,
            ConnectionId id,
            UnaryOperator<ConnectionDetails> change,
            @Nullable String secret) {
        Connection before = store.lock(tx, customer, id).orElseThrow(() -> unknown(id));
        ConnectionDetails details = change.apply(before.details());
        details.check();
        boolean isElsewhere =
                !details.service().place().equals(before.details().service().place());
        requireSecret(details.service(), secret != null || (before.hasSecret() && !isElsewhere));
        if (secret != null) {
            store.setSecret(tx, id, seal(tx, id, secret));
            audit.record(tx, actor, "rotate", subject(id), null, null);
        }
        if (details.equals(before.details())) {
            return get(tx, customer, id);
        }
        if (isElsewhere) {
            store.forgetCursor(tx, id);
        }
        audit.record(tx, actor, "change", subject(id), before.details(), details);
        return store.update(tx, id, details);
    }

    /** Removes a connection with its secret and its runs; the people whom it brought stay as they are. */
    public void remove(Tx tx, Actor actor, CustomerId customer, ConnectionId id) {
        if (!store.delete(tx, customer, id)) {
            throw unknown(id);
        }
        audit.record(tx, actor, "delete", subject(id), null, null);
    }

    /**
     * One connection.
     *
     * @throws Problem where there is no such connection of that customer
     */
    public Connection get(Tx tx, CustomerId customer, ConnectionId id) {
        return store.find(tx, customer, id).orElseThrow(() -> unknown(id));
    }

    /** Keeps a connection as it is until the transaction ends; 404 where there is none. */
    public void hold(Tx tx, CustomerId customer, ConnectionId id) {
        if (store.lock(tx, customer, id).isEmpty()) {
            throw unknown(id);
        }
    }

    /** The connections of a customer after an id, ordered by id, at most so many. */
    public List<Connection> page(Tx tx, CustomerId customer, long after, int limit) {
        return store.page(tx, customer, after, limit);
    }

    /** The runs of a connection after an id, ordered by id, at most so many; those of the last 90 days are kept. */
    public List<Run> runs(Tx tx, CustomerId customer, ConnectionId id, long after, int limit) {
        get(tx, customer, id);
        return runs.page(tx, id, after, limit);
    }

    /**
     * Has a connection read soon, whether it is enabled or not; one that waits already is not asked for twice.
     *
     * @param isDry whether to tell only what would change
     */
    public Run ask(Tx tx, Actor actor, CustomerId customer, ConnectionId id, boolean isDry) {
        hold(tx, customer, id);
        return runs.waiting(tx, id, isDry).orElseGet(() -> {
            audit.record(tx, actor, isDry ? "try" : "run", subject(id), null, null);
            return runs.insertWaiting(tx, id, isDry, clock.instant());
        });
    }

    /**
     * Says yes to what the last run was held for: so many people may be archived by the next, which is asked for. Where
     * it would archive more, it is held again.
     *
     * @throws Problem 409 where the last run that was not dry is not held
     */
    public Run confirm(Tx tx, Actor actor, CustomerId customer, ConnectionId id) {
        hold(tx, customer, id);
        Run last = runs.lastEnded(tx, id)
                .filter(run -> run.state() == Run.State.HELD)
                .orElseThrow(() -> Problem.conflict("not_held", "The last run of the directory is not held."));
        int archivals = last.counts().archived();
        store.confirm(tx, id, archivals);
        audit.record(tx, actor, "confirm", subject(id), null, new Confirmed(archivals));
        return runs.waiting(tx, id, false).orElseGet(() -> runs.insertWaiting(tx, id, false, clock.instant()));
    }

    /** Drops what a directory said of a user; that it is the same person stays known, so that nobody adds it again. */
    public void forget(Tx tx, CustomerId customer, UserId user) {
        records.forget(tx, customer, user);
    }

    /** What the audit keeps of a yes. */
    private record Confirmed(int archivals) {}

    /** A connection's secret; null where it has none. */
    @Nullable
    String secret(Tx tx, ConnectionId id) {
        byte[] sealed = store.secret(tx, id);
        return sealed == null ? null : new String(sealer.open(sealed, place(tx.tenant(), id)), UTF_8);
    }

    private static void requireSecret(Service service, boolean isThere) {
        if (!service.mayBeAnonymous() && !isThere) {
            throw Problem.invalidParameter(
                    "secret", "The secret must be sent: it is missing, or was given for another place.");
        }
    }

    private byte[] seal(Tx tx, ConnectionId id, String secret) {
        return sealer.seal(secret.getBytes(UTF_8), place(tx.tenant(), id));
    }

    private static String place(Tenant tenant, ConnectionId id) {
        return "directory_connections/%d/%d".formatted(tenant.partnerId(), id.value());
    }

    static Subject subject(ConnectionId id) {
        return new Subject("directory", id.value());
    }

    private static Problem unknown(ConnectionId id) {
        return Problem.notFound("There is no directory %d.".formatted(id.value()));
    }
}
