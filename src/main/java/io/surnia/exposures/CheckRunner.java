package io.surnia.exposures;

import io.surnia.exposures.sources.BreachSources;
import io.surnia.platform.db.Db;
import io.surnia.platform.time.Tenant;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the checks, a step at a time: one partner after the other, and of each the check that waited longest, so that a
 * large customer keeps nobody waiting. A step searches outside of any transaction and then stores what it found together
 * with how far it is: what a dead node had begun is searched again, and counted once.
 */
public final class CheckRunner {
    /** How long one run goes on, so that a stop waits for no more than a step. */
    private static final Duration RUN = Duration.ofSeconds(20);

    private static final Logger log = LoggerFactory.getLogger(CheckRunner.class);

    private final Db db;
    private final CheckStep step;
    private final DueChecksStore due = new DueChecksStore();

    public CheckRunner(
            Db db, SourceKeys keys, BreachSources sources, FoundThings found, CatalogueRefresh refresh, Alarms alarms) {
        this.db = db;
        this.step = new CheckStep(db, keys, sources, found, refresh, alarms);
    }

    /** Goes on with all that is open, as far as the sources' paces allow now, and for 20 seconds at most. */
    public void run() {
        long deadline = System.nanoTime() + RUN.toNanos();
        boolean isMoving = true;
        while (isMoving && !isOver(deadline)) {
            isMoving = false;
            for (Tenant tenant :
                    db.lookUp(handle -> due.partners(handle, db.clock().instant()))) {
                isMoving |= !isOver(deadline) && stepOf(tenant);
            }
        }
    }

    private boolean stepOf(Tenant tenant) {
        try {
            return step.take(tenant);
        } catch (RuntimeException failure) {
            log.error("a breach check of partner {} was broken off", tenant.partnerId(), failure);
            return false;
        }
    }

    private static boolean isOver(long deadline) {
        return Thread.currentThread().isInterrupted() || System.nanoTime() - deadline > 0;
    }
}
