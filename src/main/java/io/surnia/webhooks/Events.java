package io.surnia.webhooks;

import io.surnia.assignments.Completed;
import io.surnia.assignments.Enrolled;
import io.surnia.exposures.ExposureFound;
import io.surnia.partner.Audited;
import io.surnia.people.PeopleImported;
import io.surnia.phishing.PhishingHappened;
import io.surnia.platform.db.Tx;
import io.surnia.scoring.FellDue;
import io.surnia.scoring.ScoreChanged;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows what happens in the other rooms and notes it for those endpoints that want to hear of it, in the transaction
 * that causes it. Where the partner has no endpoint that costs one query a transaction.
 */
public final class Events {
    private static final Map<String, String> PAST = Map.of(
            "create", "created",
            "change", "updated",
            "archive", "archived",
            "restore", "restored",
            "erase", "erased",
            "delete", "deleted",
            "remove", "deleted");

    private final Clock clock;
    private final EventStore store = new EventStore();

    /**
     * @param clock the real one: a sandbox partner's deliveries do not wait for its own
     */
    public Events(Clock clock) {
        this.clock = clock;
    }

    /** The reaction to what administrators did. */
    public void followAudit(Tx tx, Set<Audited> entries) {
        if (isHeard(tx)) {
            List<EventStore.Named> changes = new ArrayList<>();
            for (Audited entry : entries) {
                Long id = entry.subject().id();
                String kind = entry.subject().kind();
                String past = PAST.get(entry.action());
                if (id != null && past != null) {
                    EventType.ofWord(kind + "." + past)
                            .ifPresent(type -> changes.add(new EventStore.Named(type, kind, id)));
                }
            }
            store.changed(tx, changes, clock.instant());
        }
    }

    /** The reaction to what people owe from now on. */
    public void followEnrolled(Tx tx, Set<Enrolled> facts) {
        owed(
                tx,
                EventType.ASSIGNMENT_ASSIGNED,
                facts.stream()
                        .map(fact -> new EventStore.Owed(fact.customer(), fact.user(), fact.assignment()))
                        .toList());
    }

    /** The reaction to what people have done. */
    public void followCompleted(Tx tx, Set<Completed> facts) {
        owed(
                tx,
                EventType.ASSIGNMENT_COMPLETED,
                facts.stream()
                        .map(fact -> new EventStore.Owed(fact.customer(), fact.user(), fact.assignment()))
                        .toList());
    }

    /** The reaction to what people have not done in time. */
    public void followFellDue(Tx tx, Set<FellDue> facts) {
        owed(
                tx,
                EventType.ASSIGNMENT_OVERDUE,
                facts.stream()
                        .map(fact -> new EventStore.Owed(fact.customer(), fact.user(), fact.assignment()))
                        .toList());
    }

    /** The reaction to scores and ranks that are others now. */
    public void followScores(Tx tx, Set<ScoreChanged> facts) {
        if (isHeard(tx)) {
            store.scored(tx, facts, clock.instant());
        }
    }

    /** The reaction to addresses found in a breach. */
    public void followExposures(Tx tx, Set<ExposureFound> facts) {
        if (isHeard(tx)) {
            store.exposed(tx, facts, clock.instant());
        }
    }

    /** The reaction to what happens to phishing mails. */
    public void followPhishing(Tx tx, Set<PhishingHappened> facts) {
        if (isHeard(tx)) {
            store.phished(tx, facts, clock.instant());
        }
    }

    /** The reaction to lists of people that were taken: each who came, changed or went is told of, by one statement. */
    public void followImports(Tx tx, Set<PeopleImported> imports) {
        if (isHeard(tx)) {
            imports.forEach(list -> store.imported(tx, list.customer(), clock.instant()));
        }
    }

    private void owed(Tx tx, EventType type, List<EventStore.Owed> owed) {
        if (isHeard(tx)) {
            store.owed(tx, type, owed, clock.instant());
        }
    }

    private boolean isHeard(Tx tx) {
        return tx.once(Heard.class, () -> new Heard(store.isHeard(tx))).is();
    }

    /** Whether the transaction's partner has any endpoint. */
    private record Heard(boolean is) {}
}
