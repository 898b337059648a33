package io.surnia.mail;

import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.util.List;

/** The addresses of a partner that nothing is sent to any more: its mail server refused them, or mail came back. */
public final class Suppressions {
    private final SuppressionStore store = new SuppressionStore();

    /** Those after an id, ordered by id, at most so many. */
    public List<Suppression> page(Tx tx, long after, int limit) {
        return store.page(tx, after, limit);
    }

    /**
     * Takes an address off the list, so that what is posted from now on is sent to it; what was held back is not.
     *
     * @return what was taken off
     * @throws Problem where there is none of that id
     */
    public Suppression remove(Tx tx, long id) {
        Suppression found = get(tx, id);
        store.delete(tx, id);
        return found;
    }

    /**
     * One of them.
     *
     * @throws Problem where there is none of that id
     */
    public Suppression get(Tx tx, long id) {
        return store.find(tx, id)
                .orElseThrow(() -> Problem.notFound("There is no suppression with id %d.".formatted(id)));
    }
}
