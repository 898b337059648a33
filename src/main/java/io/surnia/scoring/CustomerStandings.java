package io.surnia.scoring;

import io.surnia.customers.CustomerId;
import io.surnia.library.LibraryKind;
import io.surnia.platform.db.Tx;
import io.surnia.scoring.Totals.Figure;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads how customers stand. */
public final class CustomerStandings {
    private final CustomerTotalsStore totals = new CustomerTotalsStore();
    private final CustomerCountStore counts = new CustomerCountStore();

    /** Of each of these customers, every one a key, in two queries whatever their number; ask for a page at a time. */
    public Map<CustomerId, CustomerStanding> of(Tx tx, Collection<CustomerId> customers) {
        Map<CustomerId, Totals> sums = totals.sums(tx, customers);
        Map<CustomerId, Map<LibraryKind, Integer>> effective = counts.stored(tx, customers);
        Map<CustomerId, CustomerStanding> standings = new LinkedHashMap<>();
        for (CustomerId customer : customers) {
            standings.put(
                    customer,
                    standing(sums.getOrDefault(customer, Totals.ZERO), effective.getOrDefault(customer, Map.of())));
        }
        return standings;
    }

    private static CustomerStanding standing(Totals sum, Map<LibraryKind, Integer> counted) {
        Map<LibraryKind, Integer> effective = new EnumMap<>(LibraryKind.class);
        Map<LibraryKind, Integer> compliance = new EnumMap<>(LibraryKind.class);
        for (LibraryKind kind : LibraryKind.values()) {
            effective.put(kind, counted.getOrDefault(kind, 0));
            compliance.put(kind, Compliance.percent(sum, kind));
        }
        Integer score = CustomerScore.of(sum);
        return new CustomerStanding(
                score,
                score == null ? null : CustomerRank.of(score),
                sum.get(Figure.USERS),
                effective,
                compliance,
                Compliance.overall(sum));
    }
}
