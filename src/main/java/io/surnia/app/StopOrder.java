package io.surnia.app;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was started, and how it is stopped: what works first and together, so that requests and jobs have the same time
 * to end; then what they stand on, the latest first. One deadline holds for all of it; who takes longer than its share
 * is left behind, and what it stands on is stopped under it.
 */
final class StopOrder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StopOrder.class);

    /** Less than the ten seconds that are promised: the process needs a moment to end, too. */
    private static final Duration IN_ALL = Duration.ofMillis(9_500);

    /** What requests and jobs get; what they leave of it goes to the database. */
    private static final Duration FOR_THE_WORK = Duration.ofSeconds(6);

    /** A part that others stand on. */
    @FunctionalInterface
    interface Foundation {
        /** Stops, after so long by force. */
        void stop(Duration atMost) throws Exception;
    }

    private final List<AutoCloseable> work = new ArrayList<>();
    private final Deque<Foundation> foundations = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T working(T part) {
        work.add(part);
        return part;
    }

    synchronized void standingOn(Foundation foundation) {
        foundations.push(foundation);
    }

    /** Safe to call twice. */
    @Override
    public synchronized void close() {
        long began = System.nanoTime();
        List<Thread> ending = work.stream()
                .map(part -> Thread.ofVirtual().start(() -> stop(part)))
                .toList();
        work.clear();
        ending.forEach(each -> await(each, left(FOR_THE_WORK, began)));
        while (!foundations.isEmpty()) {
            Foundation foundation = foundations.pop();
            stop(() -> foundation.stop(left(IN_ALL, began)));
        }
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failure) {
            LOG.warn("A part did not stop cleanly", failure);
        }
    }

    private static void await(Thread thread, Duration atMost) {
        try {
            if (!thread.join(atMost)) {
                LOG.warn("Not everything under way ended in time; it is given up");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration left(Duration share, long began) {
        Duration left = share.minusNanos(System.nanoTime() - began);
        return left.isPositive() ? left : Duration.ofMillis(1);
    }
}
