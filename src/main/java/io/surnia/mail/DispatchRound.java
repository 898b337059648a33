package io.surnia.mail;

import io.surnia.platform.db.Db;
import io.surnia.platform.time.Tenant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One run of a {@link Dispatcher}: partners take turns, a chunk of mails each; a partner with more than a chunk gets more
 * lanes, as far as its gateway has free connections. Meanwhile it looks for partners whose mails fell due.
 */
final class DispatchRound implements AutoCloseable {
    private static final int LANES = 64;
    private static final int CHUNKS_BETWEEN_LOOKS = 16;
    private static final int SECONDS_TO_STOP = 4;

    private final Db db;
    private final Gateways gateways;
    private final Claims claims;
    private final MailStore store;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Map<Long, Turn> turns = new LinkedHashMap<>();
    private volatile boolean isStopping;
    private Dispatched sum = Dispatched.NONE;
    private int running;
    private int chunks;
    private @Nullable Throwable failure;

    /** A partner in the round. */
    private static final class Turn {
        final Tenant tenant;
        final List<Gateway> gateways;
        int lanes;
        int mostLanes = 1;
        boolean isDone;

        Turn(Tenant tenant, List<Gateway> gateways) {
            this.tenant = tenant;
            this.gateways = gateways;
        }
    }

    private sealed interface Event {
        /** A lane found a whole chunk: there may be work for one more. */
        record Full(Turn turn) implements Event {}

        /** A lane is done with its chunk. */
        record Done(Turn turn, Lane.Result result) implements Event {}

        /** A lane broke. */
        record Broken(Turn turn, Throwable failure) implements Event {}
    }

    DispatchRound(Db db, Gateways gateways, Claims claims, MailStore store) {
        this.db = db;
        this.gateways = gateways;
        this.claims = claims;
        this.store = store;
    }

    Dispatched run() {
        look();
        startAll();
        while (running > 0) {
            try {
                Event event = events.poll(1, TimeUnit.SECONDS);
                if (event == null) {
                    look();
                } else {
                    follow(event);
                }
                startAll();
            } catch (InterruptedException stopping) {
                stop();
                Thread.currentThread().interrupt();
                break;
            }
        }
        rethrow();
        return sum;
    }

    /** Takes in the partners for whom something is due. */
    private void look() {
        if (isStopping) {
            return;
        }
        for (Tenant tenant :
                db.lookUp(handle -> store.partnersDue(handle, db.clock().instant()))) {
            Turn known = turns.get(tenant.partnerId());
            if (known == null) {
                List<Gateway> ways = db.inTenant(tenant, gateways::of);
                turns.put(tenant.partnerId(), new Turn(tenant, ways));
            } else {
                known.isDone = false;
            }
        }
    }

    /** Starts lanes, one a partner and turn, until no more can be. */
    private void startAll() {
        boolean hasStarted = true;
        while (hasStarted && running < LANES && !isStopping) {
            hasStarted = false;
            for (Turn turn : List.copyOf(turns.values())) {
                if (!turn.isDone && turn.lanes < turn.mostLanes && running < LANES) {
                    hasStarted |= start(turn);
                }
            }
        }
        turns.values().removeIf(turn -> turn.isDone && turn.lanes == 0);
    }

    private boolean start(Turn turn) {
        Optional<Gateway> awake = awake(turn);
        if (awake.isEmpty()) {
            turn.isDone = true;
            return false;
        }
        Gateway gateway = awake.get();
        if (!gateway.tryEnter()) {
            return false;
        }
        boolean hasOther = turn.gateways.stream()
                .anyMatch(
                        other -> other != gateway && !other.isResting(db.clock().instant()));
        turn.lanes++;
        running++;
        // Whoever had a turn goes to the end.
        turns.remove(turn.tenant.partnerId());
        turns.put(turn.tenant.partnerId(), turn);
        Lane lane = new Lane(db, claims, turn.tenant, gateway, hasOther, () -> isStopping);
        threads.execute(() -> {
            Event event = outcome(lane, turn);
            // First the free lane, then the news: who hears them takes the lane.
            gateway.leave();
            events.add(event);
        });
        return true;
    }

    private Event outcome(Lane lane, Turn turn) {
        try {
            return new Event.Done(turn, lane.run(() -> events.add(new Event.Full(turn))));
        } catch (Throwable broken) {
            return new Event.Broken(turn, broken);
        }
    }

    private Optional<Gateway> awake(Turn turn) {
        return turn.gateways.stream()
                .filter(gateway -> !gateway.isResting(db.clock().instant()))
                .findFirst();
    }

    private void follow(Event event) {
        switch (event) {
            case Event.Full(Turn turn) -> turn.mostLanes++;
            case Event.Done(Turn turn, Lane.Result result) -> {
                leave(turn);
                sum = sum.plus(result.dispatched());
                turn.isDone |= !result.isMore();
                if (++chunks % CHUNKS_BETWEEN_LOOKS == 0) {
                    look();
                }
            }
            case Event.Broken(Turn turn, Throwable broken) -> {
                leave(turn);
                turn.isDone = true;
                if (failure == null) {
                    failure = broken;
                }
                isStopping = true;
            }
        }
    }

    private void leave(Turn turn) {
        turn.lanes--;
        running--;
    }

    /** Lets what is being handed over arrive. */
    private void stop() {
        isStopping = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException impatient) {
            threads.shutdownNow();
        }
        List<Event> last = new ArrayList<>();
        events.drainTo(last);
        last.forEach(this::follow);
    }

    private void rethrow() {
        switch (failure) {
            case null -> {}
            case RuntimeException broken -> throw broken;
            case Error broken -> throw broken;
            case Throwable broken -> throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
