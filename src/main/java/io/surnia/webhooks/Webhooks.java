package io.surnia.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.platform.crypto.Sealer;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import io.surnia.platform.time.Tenant;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/** A partner's endpoints, and what was delivered to them. */
public final class Webhooks {
    private final Audit audit;
    private final Sealer sealer;
    private final Clock clock;
    private final boolean arePrivateAllowed;
    private final SecureRandom random = new SecureRandom();
    private final EndpointStore endpoints = new EndpointStore();
    private final DeliveryStore deliveries = new DeliveryStore();
    private final EventStore events = new EventStore();

    /**
     * @param clock the real one: a sandbox partner's deliveries do not wait for its own
     * @param arePrivateAllowed whether an endpoint may be plain HTTP, as within a private network
     */
    public Webhooks(Audit audit, Sealer sealer, Clock clock, boolean arePrivateAllowed) {
        this.audit = audit;
        this.sealer = sealer;
        this.clock = clock;
        this.arePrivateAllowed = arePrivateAllowed;
    }

    /**
     * Adds an endpoint; it hears of what happens from now on.
     *
     * @throws Problem for a url that cannot be called and for events that there are none of
     */
    public IssuedEndpoint add(Tx tx, Actor actor, EndpointDetails details) {
        details.check(arePrivateAllowed);
        EndpointId id = endpoints.nextId(tx);
        String secret = secret();
        Endpoint endpoint = endpoints.insert(tx, id, details, seal(tx, id, secret), clock.instant());
        audit.record(tx, actor, "create", subject(id), null, details);
        return new IssuedEndpoint(endpoint, secret);
    }

    /**
     * Changes what was decided about an endpoint: the change is told what it is, and says what it becomes.
     *
     * @throws Problem as {@link #add}, and where there is no such endpoint
     */
    public Endpoint change(Tx tx, Actor actor, EndpointId id, UnaryOperator<EndpointDetails> change) {
        Endpoint before = endpoints.lock(tx, id).orElseThrow(() -> unknown(id));
        EndpointDetails details = change.apply(before.details());
        if (details.equals(before.details())) {
            return before;
        }
        details.check(arePrivateAllowed);
        audit.record(tx, actor, "change", subject(id), before.details(), details);
        return endpoints.update(tx, id, details);
    }

    /** Gives an endpoint a new secret, with which all is signed that is tried from now on. */
    public IssuedEndpoint rotate(Tx tx, Actor actor, EndpointId id) {
        String secret = secret();
        if (!endpoints.setSecret(tx, id, seal(tx, id, secret))) {
            throw unknown(id);
        }
        audit.record(tx, actor, "rotate", subject(id), null, null);
        return new IssuedEndpoint(get(tx, id), secret);
    }

    /** Removes an endpoint with everything that waits for it. */
    public void remove(Tx tx, Actor actor, EndpointId id) {
        if (!endpoints.delete(tx, id)) {
            throw unknown(id);
        }
        audit.record(tx, actor, "delete", subject(id), null, null);
    }

    /**
     * One endpoint.
     *
     * @throws Problem where there is no such endpoint
     */
    public Endpoint get(Tx tx, EndpointId id) {
        return endpoints.find(tx, id).orElseThrow(() -> unknown(id));
    }

    /** Keeps an endpoint as it is until the transaction ends; 404 where there is none. */
    public void hold(Tx tx, EndpointId id) {
        if (endpoints.lock(tx, id).isEmpty()) {
            throw unknown(id);
        }
    }

    /** The endpoints after an id, ordered by id, at most so many. */
    public List<Endpoint> page(Tx tx, long after, int limit) {
        return endpoints.page(tx, after, limit);
    }

    /** An endpoint's deliveries after an id, ordered by id, at most so many; those of the last 30 days are kept. */
    public List<Delivery> deliveries(Tx tx, EndpointId id, long after, int limit) {
        get(tx, id);
        return deliveries.page(tx, id, after, limit);
    }

    /**
     * Delivers an event again, whatever became of it, after all that waits.
     *
     * @throws Problem where there is no such delivery
     */
    public Delivery replay(Tx tx, Actor actor, EndpointId endpoint, DeliveryId id) {
        DeliveryId again = deliveries
                .repeat(tx, endpoint, id, clock.instant())
                .orElseThrow(() -> Problem.notFound("There is no delivery %d.".formatted(id.value())));
        audit.record(tx, actor, "replay", subject(endpoint), null, again);
        return deliveries.page(tx, endpoint, again.value() - 1, 1).getFirst();
    }

    /** Sends an endpoint a {@code webhook.ping}, whatever events it wants. */
    public void ping(Tx tx, EndpointId id) {
        get(tx, id);
        events.ping(tx, id, clock.instant());
    }

    /**
     * Forgets some events of more than 30 days ago, with their deliveries.
     *
     * @return whether there may be more
     */
    public boolean forgetSome(Tx tx) {
        return events.forget(tx, clock.instant()) > 0;
    }

    private String secret() {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        return "whsec_" + HexFormat.of().formatHex(bits);
    }

    private byte[] seal(Tx tx, EndpointId id, String secret) {
        return sealer.seal(secret.getBytes(UTF_8), place(tx.tenant(), id));
    }

    /** Where a secret is kept, to which it is sealed. */
    static String place(Tenant tenant, EndpointId id) {
        return "webhook_endpoints/%d/%d".formatted(tenant.partnerId(), id.value());
    }

    private static Subject subject(EndpointId id) {
        return new Subject("webhook", id.value());
    }

    private static Problem unknown(EndpointId id) {
        return Problem.notFound("There is no webhook %d.".formatted(id.value()));
    }
}
