package io.surnia.mail;

import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a partner's mails. */
public final class MailLog {
    private final MailLogStore store = new MailLogStore();

    /**
     * The mails after an id, ordered by id, at most so many.
     *
     * @param state only these; null for all
     */
    public List<LoggedMail> page(Tx tx, @Nullable MailState state, long after, int limit) {
        return store.page(tx, state, after, limit);
    }

    /**
     * One mail.
     *
     * @throws Problem where there is none of that id
     */
    public LoggedMail get(Tx tx, MailId id) {
        return store.find(tx, id)
                .orElseThrow(() -> Problem.notFound("There is no mail with id %d.".formatted(id.value())));
    }

    /**
     * Sends a mail that was set aside, under its Message-ID, as if it had never been tried.
     *
     * @throws Problem where there is none of that id, and where it was not set aside
     */
    public LoggedMail repeat(Tx tx, MailId id) {
        get(tx, id);
        if (!store.repeat(tx, id)) {
            throw Problem.conflict("mail_not_set_aside", "The mail was not set aside: it waits, or was sent.");
        }
        return get(tx, id);
    }
}
