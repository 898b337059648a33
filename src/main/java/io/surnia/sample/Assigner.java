package io.surnia.sample;

import io.surnia.assignments.Target;
import io.surnia.assignments.Terms;
import io.surnia.library.LibraryItem;
import io.surnia.library.LibraryKind;
import io.surnia.platform.db.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The hand of an administrator who assigns work at one company: ahead of time, some days before it starts. */
final class Assigner {
    private static final int AHEAD = 4;
    private static final int FAR_AHEAD = 90;

    private final Play play;
    private final Site site;

    Assigner(Play play, Site site) {
        this.play = play;
        this.site = site;
    }

    /** Everybody at the company. */
    static Function<Site, List<Target>> everyone() {
        return _ -> List.of(new Target.Everyone());
    }

    /** The departments of these places in the company's list, which begins at 0. */
    static Function<Site, List<Target>> groups(Integer... places) {
        return site -> List.of(places).stream()
                .map(place -> (Target) new Target.OfGroup(site.groups().get(place)))
                .toList();
    }

    /** These people by their places among those who were there first, beginning at 0. */
    static Function<Site, List<Target>> people(Integer... places) {
        return site -> List.of(places).stream()
                .map(place ->
                        (Target) new Target.OfUser(site.learners().get(place).id()))
                .toList();
    }

    /**
     * Assigns an item of the library.
     *
     * @param place which item of the kind, in the library's order, counted round when it has fewer
     * @param daysAgo when it starts, in days before today; negative in the future
     * @param change what differs from the item's usual terms
     */
    void assign(
            LibraryKind kind, int place, int daysAgo, Function<Site, List<Target>> whom, UnaryOperator<Terms> change) {
        assign(daysAgo, whom, tx -> change.apply(Terms.ofItem(item(tx, kind, place), play.daysAgo(daysAgo))));
    }

    /** As {@link #assign(LibraryKind, int, int, Function, UnaryOperator)} with the item's usual terms. */
    void assign(LibraryKind kind, int place, int daysAgo, Function<Site, List<Target>> whom) {
        assign(kind, place, daysAgo, whom, terms -> terms);
    }

    /** Assigns what is made on the spot. */
    void assign(int daysAgo, Function<Site, List<Target>> whom, Function<Tx, Terms> terms) {
        int ahead = daysAgo < 0 ? FAR_AHEAD : AHEAD;
        site.openings().add(play.daysAgo(daysAgo));
        LocalDate first = site.company().begins(play.today());
        LocalDate asked = play.daysAgo(daysAgo + ahead);
        LocalDate day = asked.isBefore(first) ? first : asked;
        LocalDate latest = play.daysAgo(4);
        play.agenda()
                .put(
                        day.isAfter(latest) ? latest : day,
                        site.company().hours(),
                        tx -> play.rooms()
                                .assignments()
                                .create(tx, Play.ACTOR, site.id(), terms.apply(tx), whom.apply(site)));
    }

    private LibraryItem item(Tx tx, LibraryKind kind, int place) {
        List<LibraryItem> items = play.rooms().library().current(tx, kind);
        return items.get(place % items.size());
    }
}
