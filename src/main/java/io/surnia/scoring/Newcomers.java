package io.surnia.scoring;

import io.surnia.assignments.Enrolment;
import io.surnia.customers.CustomerId;
import io.surnia.people.PeopleImported;
import io.surnia.platform.db.Locks;
import io.surnia.platform.db.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * How people stand whom an import brought. Whoever is new has done nothing: those who owe the same stand the same. One of
 * each such class is computed like everybody, and the others are given its row. The cost is that of the rows, however
 * many people come.
 */
public final class Newcomers {
    private static final int CLASSES_AT_ONCE = 500;

    private final Enrolment enrolment;
    private final Standings standings;
    private final NewcomerStore store = new NewcomerStore();

    public Newcomers(Enrolment enrolment, Standings standings) {
        this.enrolment = enrolment;
        this.standings = standings;
    }

    /** The reaction to people who were imported, once they are enrolled; those who were there before are computed each. */
    public void followImports(Tx tx, Set<PeopleImported> imports) {
        LocalDate day = OpenDay.hold(tx);
        List<CustomerId> customers =
                imports.stream().map(PeopleImported::customer).toList();
        Locks.share(
                tx,
                Standings.COMPONENTS,
                customers.stream().map(CustomerId::value).toList());
        for (CustomerId customer : customers) {
            store.classify(tx, customer);
            store.eachExample(tx, customer, CLASSES_AT_ONCE, examples -> standings.recompute(tx, examples, day));
            store.copyStandings(tx, customer);
            store.addToTotals(tx, customer);
            enrolment.eachMovedByImport(tx, customer, CLASSES_AT_ONCE, moved -> standings.recompute(tx, moved, day));
        }
    }
}
