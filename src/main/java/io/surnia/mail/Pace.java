package io.surnia.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A sender's limits, as buckets of tokens (in the form of the generic cell rate algorithm, ITU-T I.371: a bucket is the
 * instant at which it is free). A mail takes its token once, and is due when that is there: what is over the limit costs
 * one statement, however much it is. All nodes share the buckets.
 */
final class Pace {
    /** A bucket holds the tokens of this long. */
    private static final Duration BURST = Duration.ofSeconds(10);

    private final PaceStore store = new PaceStore();

    /**
     * Each mail's turn, in the order of the mails.
     *
     * @param sender names the sender, for all nodes alike
     */
    List<Instant> turns(Handle handle, String sender, Limits limits, List<Mail> mails, Instant now) {
        List<Instant> turns = new ArrayList<>(turns(handle, sender, limits.perMinute(), mails.size(), now));
        if (limits.domainPerMinute() == null) {
            return turns;
        }
        // In the order of the names: two nodes wait for each other's buckets in one order.
        Map<String, List<Integer>> byDomain = new TreeMap<>();
        for (int n = 0; n < mails.size(); n++) {
            String domain = MailAddress.keyOf(mails.get(n).recipient().domain());
            byDomain.computeIfAbsent(domain, _ -> new ArrayList<>()).add(n);
        }
        Map<Integer, Instant> ofDomains = new HashMap<>();
        byDomain.forEach((domain, places) -> {
            List<Instant> own = turns(handle, sender + "/" + domain, limits.domainPerMinute(), places.size(), now);
            for (int n = 0; n < places.size(); n++) {
                ofDomains.put(places.get(n), own.get(n));
            }
        });
        ofDomains.forEach((place, turn) -> {
            if (turn.isAfter(turns.get(place))) {
                turns.set(place, turn);
            }
        });
        return turns;
    }

    /** Forgets what a sender had taken. */
    void reset(Handle handle, String sender) {
        store.forget(handle, sender + "/");
    }

    /** Forgets buckets that are full again. */
    int forgetFull(Handle handle, Instant now) {
        return store.forgetFreeBefore(handle, now.minus(Duration.ofHours(1)));
    }

    private List<Instant> turns(Handle handle, String name, @Nullable Integer perMinute, int count, Instant now) {
        if (perMinute == null) {
            return Collections.nCopies(count, now);
        }
        Duration each = Duration.ofMinutes(1).dividedBy(perMinute);
        Duration burst = BURST.compareTo(each) > 0 ? BURST.minus(each) : Duration.ZERO;
        Instant free = store.take(handle, name + "/", each.multipliedBy(count), now);
        List<Instant> turns = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            Instant turn = free.plus(each.multipliedBy(n)).minus(burst);
            turns.add(turn.isAfter(now) ? turn : now);
        }
        return turns;
    }
}
