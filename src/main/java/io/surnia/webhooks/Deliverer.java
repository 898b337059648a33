package io.surnia.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.surnia.platform.crypto.Sealer;
import io.surnia.platform.db.Db;
import io.surnia.platform.time.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what waits. Any number of nodes may run one each: one of them looks after an endpoint at a time, by a claim
 * that ends by itself, so that what a dead node had begun is tried again by another. Each endpoint has its own thread:
 * a slow or dead receiver keeps nobody else.
 */
public final class Deliverer implements AutoCloseable {
    /** How long a delivery waits after its first, second … failed attempt; the last pause goes on. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6));

    /** How long a delivery is tried. */
    static final Duration PERSEVERANCE = Duration.ofDays(3);

    private static final Duration CLAIM = Duration.ofMinutes(2);
    private static final Duration PAUSE_BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final int ENDPOINTS_AT_ONCE = 64;
    private static final int AT_ONCE = 8;
    private static final int BATCH = 40;
    private static final Logger log = LoggerFactory.getLogger(Deliverer.class);

    private final Db db;
    private final Sealer sealer;
    private final Receivers receivers;
    private final DueStore due = new DueStore();
    private final EndpointStore endpoints = new EndpointStore();
    private final DeliveryStore deliveries = new DeliveryStore();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore room = new Semaphore(ENDPOINTS_AT_ONCE);

    public Deliverer(Db db, Sealer sealer, Receivers receivers) {
        this.db = db;
        this.sealer = sealer;
        this.receivers = receivers;
    }

    /** Begins to deliver to every endpoint that nobody looks after, and does not wait for it. */
    public void begin() {
        startAll();
    }

    /** As {@link #begin}, and waits until what it began is done. */
    public void runDue() {
        for (Future<?> one : startAll()) {
            try {
                one.get();
            } catch (ExecutionException failure) {
                throw new IllegalStateException(failure.getCause());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private List<Future<?>> startAll() {
        int most = room.availablePermits();
        List<Future<?>> started = new ArrayList<>();
        if (most > 0) {
            for (DueStore.Due one : db.lookUp(handle -> due.endpoints(handle, now(), most))) {
                if (room.tryAcquire()) {
                    started.add(threads.submit(() -> lookAfter(one.tenant(), one.endpoint())));
                }
            }
        }
        return started;
    }

    private void lookAfter(Tenant tenant, EndpointId id) {
        try {
            Instant begun = now();
            Optional<EndpointStore.Claimed> claimed =
                    db.inTenant(tenant, tx -> endpoints.claim(tx, id, begun, begun.plus(CLAIM)));
            if (claimed.isPresent()) {
                deliver(tenant, claimed.get());
            }
        } catch (RuntimeException failure) {
            log.error("deliveries to webhook {} were broken off", id.value(), failure);
        } finally {
            room.release();
        }
    }

    private void deliver(Tenant tenant, EndpointStore.Claimed endpoint) {
        List<DeliveryStore.Waiting> batch =
                db.inTenant(tenant, tx -> deliveries.heads(tx, endpoint.id(), now(), BATCH));
        byte[] secret = sealer.open(endpoint.secret(), Webhooks.place(tenant, endpoint.id()));
        Map<DeliveryStore.Waiting, Receivers.Outcome> outcomes = send(endpoint.url(), secret, batch);
        Instant done = now();
        db.doInTenant(tenant, tx -> {
            outcomes.forEach((waiting, outcome) -> {
                if (outcome.isDelivered()) {
                    deliveries.delivered(tx, endpoint.id(), waiting.id(), outcome, done);
                } else if (done.isAfter(waiting.createdAt().plus(PERSEVERANCE))) {
                    deliveries.failed(tx, endpoint.id(), waiting.id(), outcome, done);
                } else {
                    Duration pause = PAUSES.get(Math.min(waiting.attempts(), PAUSES.size() - 1));
                    deliveries.postponed(tx, endpoint.id(), waiting.id(), outcome, done.plus(pause));
                }
            });
            boolean isFlowing = outcomes.values().stream().anyMatch(Receivers.Outcome::isDelivered);
            endpoints.lookAgain(tx, endpoint.id(), isFlowing ? done : done.plus(PAUSE_BETWEEN_LOOKS));
        });
    }

    /** Sends a batch, each about another thing, some at once. */
    private Map<DeliveryStore.Waiting, Receivers.Outcome> send(
            String url, byte[] secret, List<DeliveryStore.Waiting> batch) {
        Semaphore lanes = new Semaphore(AT_ONCE);
        Map<DeliveryStore.Waiting, Future<Receivers.Outcome>> sent = new LinkedHashMap<>();
        for (DeliveryStore.Waiting one : batch) {
            sent.put(one, threads.submit(() -> {
                lanes.acquire();
                try {
                    byte[] body = one.body().getBytes(UTF_8);
                    String signature = Signature.of(secret, now(), body);
                    return receivers.post(
                            url, body, signature, one.type(), one.id().value());
                } finally {
                    lanes.release();
                }
            }));
        }
        Map<DeliveryStore.Waiting, Receivers.Outcome> outcomes = new LinkedHashMap<>();
        sent.forEach((one, outcome) -> outcomes.put(one, result(outcome)));
        return outcomes;
    }

    private static Receivers.Outcome result(Future<Receivers.Outcome> outcome) {
        try {
            return outcome.get();
        } catch (ExecutionException failure) {
            log.error("a delivery could not be made", failure);
            return new Receivers.Outcome(null, "internal failure");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Receivers.Outcome(null, "this node was stopping");
        }
    }

    private Instant now() {
        return db.clock().instant();
    }

    /** Lets what is on its way arrive, for at most 2 seconds. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(2, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException stopping) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        receivers.close();
    }
}
