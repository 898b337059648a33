package io.surnia.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * A way out for mails: a bounded number of connections to one server, each used by one lane at a time and kept for the
 * next. A server that could not be reached is left alone for a while, longer after each failure.
 */
public final class Gateway {
    private static final Duration SHORTEST_REST = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 5;

    private final String name;
    private final Limits limits;
    private final Supplier<MailTransport> opener;
    private final Semaphore lanes;
    private final Deque<MailTransport> idle = new ConcurrentLinkedDeque<>();
    private Instant restsUntil = Instant.MIN;
    private int failures;

    /**
     * @param name the same on all nodes, for limits
     * @param connections at a time, at least 1
     * @param opener makes a transport, which connects by itself
     */
    public Gateway(String name, int connections, Limits limits, Supplier<MailTransport> opener) {
        this.name = name;
        this.limits = limits;
        this.opener = opener;
        this.lanes = new Semaphore(connections);
    }

    String name() {
        return name;
    }

    Limits limits() {
        return limits;
    }

    /** Takes a lane where one is free; who has it leaves it by {@link #leave}. */
    boolean tryEnter() {
        return lanes.tryAcquire();
    }

    void leave() {
        lanes.release();
    }

    MailTransport take() {
        MailTransport kept = idle.poll();
        if (kept == null) {
            return opener.get();
        }
        kept.check();
        return kept;
    }

    void keep(MailTransport transport) {
        idle.push(transport);
    }

    void closeIdle() {
        for (MailTransport kept = idle.poll(); kept != null; kept = idle.poll()) {
            kept.release();
        }
    }

    synchronized boolean isResting(Instant now) {
        return now.isBefore(restsUntil);
    }

    /** It could not be reached: lanes that learn so at the same time count as one. */
    synchronized void rest(Instant now) {
        if (!isResting(now)) {
            restsUntil = now.plus(SHORTEST_REST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS)));
            failures++;
        }
    }

    synchronized void reached() {
        failures = 0;
        restsUntil = Instant.MIN;
    }
}
