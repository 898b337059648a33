package io.surnia.bench;

import io.surnia.scoring.CustomerOverviews;
import java.util.ArrayList;
import java.util.List;

/** Pages of the partner's customers: short and long, the first and the last. */
final class CustomerPages {
    private static final Reach OF_THE_SQL = Reach.atLeast(0.6);
    private static final Reach AT_ANY_DEPTH = Reach.within(1.2);

    private CustomerPages() {}

    static Measurement of(Stand stand) {
        List<Comparisons.Pair> pairs = new ArrayList<>();
        pairs.addAll(pages(stand, 100, stand.data().beforeLastPage100()));
        pairs.addAll(pages(stand, 1000, stand.data().beforeLastPage1000()));
        return new Comparisons(pairs);
    }

    private static List<Comparisons.Pair> pages(Stand stand, int limit, long beforeLast) {
        CustomerOverviews customers = new CustomerOverviews();
        Load first = page(stand, "first", limit, 0);
        Load last = page(stand, "last", limit, beforeLast);
        Contender sql = stand.sql(tx -> customers.page(tx, null, 0, limit));
        return List.of(new Comparisons.Pair(first, sql, OF_THE_SQL), new Comparisons.Pair(last, first, AT_ANY_DEPTH));
    }

    private static Load page(Stand stand, String which, int limit, long after) {
        return stand.load(
                "%s page of %,d customers".formatted(which, limit),
                "/api/customers/?limit=%d&starting_after=%d".formatted(limit, after));
    }
}
