package io.surnia.platform.postgres;

import io.surnia.platform.problem.StartupFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps PostgreSQL running: one that ends without being told to is started again at its port, so that connections come
 * back by themselves. One that ends too often, or does not start any more, is given up.
 */
final class Supervisor {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final int RESTARTS = 3;
    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final DataFolder folder;
    private final Binaries binaries;
    private final Account account;
    private final Deque<Long> restarts = new ArrayDeque<>();
    private Postmaster postmaster;
    private boolean stopping;
    private volatile boolean running = true;
    private @Nullable Thread watch;

    Supervisor(DataFolder folder, Binaries binaries, Account account, Postmaster postmaster) {
        this.folder = folder;
        this.binaries = binaries;
        this.account = account;
        this.postmaster = postmaster;
    }

    /** Where it listens, before and after a restart. */
    synchronized int port() {
        return postmaster.port();
    }

    /** False from when it ended until it answers again. */
    boolean running() {
        return running;
    }

    /** From now on, until {@link #stop}; {@code lost} is told why, where it is given up. */
    synchronized void watch(Consumer<StartupFailure> lost) {
        watch = Thread.ofPlatform().daemon().name("postgres-supervisor").start(() -> keep(lost));
    }

    /** Stops it, after so long by force. */
    void stop(Duration patience) {
        Thread watching;
        Postmaster last;
        synchronized (this) {
            stopping = true;
            watching = watch;
            last = postmaster;
        }
        last.stop(patience);
        try {
            if (watching != null && watching != Thread.currentThread()) {
                watching.join(patience);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(Consumer<StartupFailure> lost) {
        try {
            for (var ended = awaitEnd(); ended != null; ended = awaitEnd()) {
                running = false;
                LOG.error("PostgreSQL ended without being told to ({})", ended.lastWords());
                refuseTooMany();
                startAgain(ended);
            }
        } catch (StartupFailure failure) {
            LOG.error("PostgreSQL is given up: {}", failure.getMessage());
            lost.accept(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The one that ended by itself; null where it was stopped. */
    private @Nullable Postmaster awaitEnd() throws InterruptedException {
        Postmaster current;
        synchronized (this) {
            current = postmaster;
        }
        current.awaitEnd();
        synchronized (this) {
            return stopping ? null : current;
        }
    }

    private void refuseTooMany() {
        long now = System.nanoTime();
        restarts.removeIf(each -> now - each > WITHIN.toNanos());
        if (restarts.size() == RESTARTS) {
            throw new StartupFailure("the embedded PostgreSQL ended %d times within %d minutes; the log says why"
                    .formatted(RESTARTS + 1, WITHIN.toMinutes()));
        }
        restarts.add(now);
    }

    private void startAgain(Postmaster ended) {
        LOG.warn("Starting PostgreSQL again");
        PidFile.of(folder).stopOrphan(LOG::warn);
        var next = ended.startAgain(folder, binaries, account, LOG::warn);
        synchronized (this) {
            if (!stopping) {
                postmaster = next;
                running = true;
                LOG.warn("PostgreSQL answers again");
                return;
            }
        }
        next.stop(Postmaster.PATIENCE);
    }
}
