package io.surnia.mail;

import io.surnia.platform.db.Db;
import io.surnia.platform.db.Tx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due. Any number of nodes may run one each: a mail is locked while it is sent, so that each goes out
 * once; only a crash between the server's yes and the commit repeats one, with the same Message-ID.
 */
public final class Dispatcher {
    /** How long a mail waits after its first, second … failed attempt; after one more it has failed. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24),
            Duration.ofHours(24));

    private static final int BATCH = 100;
    private static final int LONGEST_REASON = 1000;
    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    /** @param hopeless whether trying others would fail alike */
    private record Attempt(Dispatched result, boolean hopeless) {}

    private final Db db;
    private final MailTransport transport;
    private final MailStore store = new MailStore();

    public Dispatcher(Db db, MailTransport transport) {
        this.db = db;
        this.transport = transport;
    }

    /**
     * Sends all mails of all partners that are due now, each in a transaction of its own. Ends early when nothing can
     * be sent at all, or when the thread is interrupted; what is left stays due.
     */
    public Dispatched runDue() {
        Dispatched sum = Dispatched.NONE;
        try {
            List<MailStore.Due> batch = due();
            while (!batch.isEmpty()) {
                int before = sum.total();
                for (MailStore.Due due : batch) {
                    Attempt attempt = db.inTenant(due.tenant(), tx -> attempt(tx, due.id()));
                    sum = sum.plus(attempt.result());
                    if (attempt.hopeless() || Thread.currentThread().isInterrupted()) {
                        return sum;
                    }
                }
                // Where none was left to take, other nodes are at them.
                batch = sum.total() > before ? due() : List.of();
            }
            return sum;
        } finally {
            transport.release();
        }
    }

    /** How many mails of all partners are neither sent nor given up, due or not. */
    public long waiting() {
        return db.acrossTenants(store::waiting);
    }

    private List<MailStore.Due> due() {
        return db.acrossTenants(handle -> store.due(handle, db.clock().instant(), BATCH));
    }

    private Attempt attempt(Tx tx, MailId id) {
        Optional<Mail> claimed = store.claim(tx, id);
        if (claimed.isEmpty()) {
            return new Attempt(Dispatched.NONE, false);
        }
        Mail mail = claimed.get();
        return switch (deliver(tx, mail)) {
            case Delivery.Accepted() -> {
                store.sent(tx, id);
                yield new Attempt(Dispatched.SENT, false);
            }
            case Delivery.Refused(String reason) -> new Attempt(giveUp(tx, mail, reason), false);
            case Delivery.Postponed(String reason) -> new Attempt(putOff(tx, mail, reason), false);
            case Delivery.Unreachable(String reason) -> {
                log.warn("no mail can be sent for now: {}", bounded(reason));
                yield new Attempt(putOff(tx, mail, reason), true);
            }
        };
    }

    private Delivery deliver(Tx tx, Mail mail) {
        try {
            return transport.deliver(mail, tx.now());
        } catch (RuntimeException failure) {
            // One mail that cannot be made must not keep the others.
            log.error("mail {} could not be made", mail.id().value(), failure);
            return new Delivery.Postponed("internal failure");
        }
    }

    private Dispatched putOff(Tx tx, Mail mail, String reason) {
        if (mail.attempts() >= PAUSES.size()) {
            return giveUp(tx, mail, reason);
        }
        store.postponed(tx, mail.id(), tx.now().plus(PAUSES.get(mail.attempts())), bounded(reason));
        return Dispatched.POSTPONED;
    }

    private Dispatched giveUp(Tx tx, Mail mail, String reason) {
        store.failed(tx, mail.id(), bounded(reason));
        log.warn("mail {} was given up: {}", mail.id().value(), bounded(reason));
        return Dispatched.FAILED;
    }

    private static String bounded(String reason) {
        String line = reason.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON);
    }
}
