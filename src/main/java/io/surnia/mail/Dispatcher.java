package io.surnia.mail;

import io.surnia.platform.db.Db;

/**
 * Sends what is due. Any number of nodes may run one each: a mail is claimed before it is sent, begun in the database
 * before a server hears of it, and marked as sent in the same statement that begins the next, so that each goes out once.
 * What a node had begun when it was lost may have been taken; {@link DispatchPolicy} says what becomes of it.
 */
public final class Dispatcher {
    private final Db db;
    private final Gateways gateways;
    private final Claims claims;
    private final MailStore store = new MailStore();

    /** Through one transport for all partners, under the usual policy. */
    public Dispatcher(Db db, MailTransport transport) {
        this(db, Gateways.through(transport), DispatchPolicy.USUAL);
    }

    public Dispatcher(Db db, Gateways gateways, DispatchPolicy policy) {
        this.db = db;
        this.gateways = gateways;
        this.claims = new Claims(db, policy);
    }

    /**
     * Sends all mails of all partners that are due now, in turns, so that no partner waits for another's. Ends when
     * nothing is left that can be sent, or when the thread is interrupted; what is left stays due.
     */
    public Dispatched runDue() {
        try (DispatchRound round = new DispatchRound(db, gateways, claims, store)) {
            return round.run();
        } finally {
            gateways.closeIdle();
        }
    }

    /** How many mails of all partners are neither sent nor given up, due or not. */
    public long waiting() {
        return db.acrossTenants(store::waiting);
    }

    /** Forgets limits that nobody has come near to for an hour. */
    public void forgetPaces() {
        claims.forgetPaces();
    }
}
