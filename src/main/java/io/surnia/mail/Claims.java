package io.surnia.mail;

import io.surnia.platform.db.Db;
import io.surnia.platform.db.Tx;
import io.surnia.platform.time.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one node claims, and writes of what became of it. */
final class Claims {
    /** How long a mail waits after its first, second … failed attempt; after one more it is given up. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24),
            Duration.ofHours(24));

    /** How many mails one lane takes at a time. */
    static final int CHUNK = 50;

    /** How long a claim holds: longer than the slowest mail server takes for one mail. */
    static final Duration HOLD = Duration.ofMinutes(15);

    private static final int LONGEST_REASON = 1000;
    private static final Logger log = LoggerFactory.getLogger(Claims.class);

    private final Db db;
    private final DispatchPolicy policy;
    private final String node = UUID.randomUUID().toString();
    private final ClaimStore store = new ClaimStore();
    private final SuppressionStore suppressions = new SuppressionStore();
    private final Pace pace = new Pace();

    Claims(Db db, DispatchPolicy policy) {
        this.db = db;
        this.policy = policy;
    }

    /**
     * What was claimed.
     *
     * @param ready what is to be sent now, in order
     * @param isFull whether there may be more
     * @param done what was put off or set aside instead
     */
    record Chunk(List<Mail> ready, boolean isFull, Dispatched done) {}

    /** Claims what is due for a partner, and sorts out what is not to be sent now. */
    Chunk take(Tenant tenant, Gateway gateway) {
        return db.inTenant(tenant, tx -> {
            Instant now = now();
            List<ClaimStore.Claimed> claimed = store.claim(tx, node, now, now.plus(HOLD), CHUNK);
            Sorting sorting = new Sorting(tx);
            claimed.forEach(sorting::add);
            List<Mail> ready = sorting.ready(gateway, now);
            return new Chunk(withFiles(tx, ready), claimed.size() == CHUNK, sorting.done);
        });
    }

    private List<Mail> withFiles(Tx tx, List<Mail> mails) {
        Map<MailId, List<MailFile>> files =
                store.files(tx, mails.stream().map(Mail::id).toList());
        return mails.stream()
                .map(mail -> files.containsKey(mail.id()) ? mail.with(files.get(mail.id())) : mail)
                .toList();
    }

    /** Notes that a mail was taken and that the next begins; false where this node lost its claim on that. */
    boolean step(Tenant tenant, @Nullable MailId taken, @Nullable MailId next) {
        Instant now = now();
        // Where what is uncertain is sent again anyway, a power cut may make some more of it so.
        boolean isOnDisk = !policy.repeatsUncertain();
        return db.lookUp(handle -> store.step(handle, tenant, taken, next, node, now, now.plus(HOLD), isOnDisk));
    }

    /** Lets go of what was not sent. */
    void release(Tenant tenant, List<Mail> mails) {
        if (!mails.isEmpty()) {
            List<MailId> ids = mails.stream().map(Mail::id).toList();
            db.doInTenant(tenant, tx -> store.release(tx, ids));
        }
    }

    Dispatched refused(Tenant tenant, Mail mail, Delivery.Refused refusal) {
        String reason = bounded(refusal.reason());
        return db.inTenant(tenant, tx -> {
            if (refusal.isOfAddress()) {
                suppressions.add(tx, mail.recipient(), Suppression.Reason.REFUSED, reason);
            }
            return setAside(tx, mail.id(), MailState.REFUSED, reason);
        });
    }

    Dispatched unsendable(Tenant tenant, Mail mail, RuntimeException failure) {
        log.error("mail {} could not be made", mail.id().value(), failure);
        String reason = "it could not be made: " + failure.getClass().getSimpleName();
        return db.inTenant(tenant, tx -> setAside(tx, mail.id(), MailState.UNSENDABLE, reason));
    }

    Dispatched postponed(Tenant tenant, Mail mail, String reason) {
        return db.inTenant(tenant, tx -> putOff(tx, mail, bounded(reason)));
    }

    Dispatched doubtful(Tenant tenant, Mail mail, String reason) {
        return db.inTenant(tenant, tx -> {
            store.noteUncertain(tx, mail.id(), bounded(reason), mail.attempts());
            return policy.repeatsUncertain()
                    ? putOff(tx, mail, bounded(reason))
                    : setAside(tx, mail.id(), MailState.UNCERTAIN, bounded(reason));
        });
    }

    /** Forgets limits that nobody has come near to for an hour. */
    void forgetPaces() {
        db.acrossTenants(handle -> pace.forgetFull(handle, now()));
    }

    private Dispatched putOff(Tx tx, Mail mail, String reason) {
        if (mail.attempts() >= PAUSES.size()) {
            return setAside(tx, mail.id(), MailState.GIVEN_UP, reason);
        }
        store.postpone(tx, mail.id(), tx.now().plus(PAUSES.get(mail.attempts())), reason);
        return Dispatched.POSTPONED;
    }

    private Dispatched setAside(Tx tx, MailId id, MailState state, String reason) {
        store.setAside(tx, id, state, reason);
        log.warn("mail {} was set aside, {}: {}", id.value(), state.word(), reason);
        return Dispatched.FAILED;
    }

    private Instant now() {
        return db.clock().instant();
    }

    static String bounded(String reason) {
        String line = reason.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON);
    }

    /** Tells apart what was claimed. */
    private final class Sorting {
        private final Tx tx;
        private final List<Mail> ready = new ArrayList<>();
        private final List<Mail> unpaced = new ArrayList<>();
        private final Map<MailId, Instant> untilOpening = new LinkedHashMap<>();
        private Dispatched done = Dispatched.NONE;

        Sorting(Tx tx) {
            this.tx = tx;
        }

        void add(ClaimStore.Claimed claimed) {
            Mail mail = claimed.mail();
            if (mail == null) {
                done = done.plus(setAside(tx, claimed.id(), MailState.UNSENDABLE, "its row is no mail"));
            } else if (claimed.isSuppressed()) {
                done = done.plus(
                        setAside(tx, mail.id(), MailState.SUPPRESSED, "nothing is sent to this address any more"));
            } else if (claimed.begunAt() == null || isToBeRepeated(mail)) {
                sortByTime(mail, claimed.isPaced());
            }
        }

        /** What a lost node had begun may have been taken. */
        private boolean isToBeRepeated(Mail mail) {
            String reason = "the node that was sending it was lost";
            if (!policy.repeatsUncertain() || mail.attempts() >= PAUSES.size()) {
                done = done.plus(setAside(tx, mail.id(), MailState.UNCERTAIN, reason));
                return false;
            }
            store.noteUncertain(tx, mail.id(), reason, mail.attempts() + 1);
            return true;
        }

        private void sortByTime(Mail mail, boolean isPaced) {
            ZoneId zone = mail.officeZone();
            Instant opening = zone == null ? tx.now() : policy.hours().next(tx.now(), zone);
            if (opening.isAfter(tx.now())) {
                untilOpening.put(mail.id(), opening);
            } else if (isPaced) {
                ready.add(mail);
            } else {
                unpaced.add(mail);
            }
        }

        /** What has its turn now; the rest is put off until it has. */
        List<Mail> ready(Gateway gateway, Instant now) {
            List<Instant> turns = pace.turns(tx.handle(), gateway.name(), gateway.limits(), unpaced, now);
            Map<MailId, Instant> untilTurn = new LinkedHashMap<>();
            for (int n = 0; n < unpaced.size(); n++) {
                Mail mail = unpaced.get(n);
                if (turns.get(n).isAfter(now)) {
                    untilTurn.put(mail.id(), turns.get(n).plus(tx.tenant().clockAhead()));
                } else {
                    ready.add(mail);
                }
            }
            delay(untilOpening, false);
            delay(untilTurn, true);
            return ready;
        }

        private void delay(Map<MailId, Instant> dues, boolean isPaced) {
            if (!dues.isEmpty()) {
                store.delay(tx, dues, isPaced);
                done = done.plus(new Dispatched(0, dues.size(), 0));
            }
        }
    }
}
