package io.surnia.mail;

import io.surnia.platform.db.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Where rooms post mail. What is posted is stored with its transaction, or not at all. */
public final class Outbox {
    private static final int BATCH = 500;

    private final MailStore store = new MailStore();
    private final String messageDomain;

    /**
     * Opens the outbox.
     *
     * @param messageDomain the deployment's domain, the right side of every Message-ID
     */
    public Outbox(String messageDomain) {
        this.messageDomain = messageDomain;
    }

    /**
     * Posts mails to be sent at once.
     *
     * @return how many were stored, which leaves out those that a once-key held back
     */
    public int post(Tx tx, List<NewMail> mails) {
        return post(tx, mails, tx.now());
    }

    /**
     * Posts mails, a statement for each {@value #BATCH} of them; those with files one by one.
     *
     * @param dueAt when they are to be sent, in the partner's time
     * @return how many were stored
     */
    public int post(Tx tx, List<NewMail> mails, Instant dueAt) {
        List<NewMail> bare =
                mails.stream().filter(mail -> mail.files().isEmpty()).toList();
        int stored = 0;
        for (int from = 0; from < bare.size(); from += BATCH) {
            List<NewMail> batch = bare.subList(from, Math.min(from + BATCH, bare.size()));
            stored += store.insert(tx, batch, messageDomain, dueAt);
        }
        for (NewMail mail : mails) {
            stored += mail.files().isEmpty() ? 0 : store.insertWithFiles(tx, mail, messageDomain, dueAt);
        }
        return stored;
    }

    /** Deletes every mail to a user, also what still waits. */
    public void forget(Tx tx, long customer, long user) {
        store.deleteOf(tx, customer, user);
    }

    /** Takes back what still waits to be sent to these users. */
    public void withdraw(Tx tx, Collection<Long> users) {
        store.deleteWaiting(tx, users);
    }

    /** Deletes mails that were sent before an instant, or given up. */
    public int deleteBefore(Tx tx, Instant before) {
        return store.deleteBefore(tx, before);
    }
}
