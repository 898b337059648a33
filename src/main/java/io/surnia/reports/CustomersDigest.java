package io.surnia.reports;

import io.surnia.reports.Chart.Bar;
import io.surnia.reports.ReportPage.Listing;
import io.surnia.scoring.CustomerOverview;
import io.surnia.scoring.CustomerRank;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the pages of the partner's report show of its customers: how they rank, and which need most. */
final class CustomersDigest {
    private static final int LISTED = 40;
    private static final List<Column<CustomerOverview>> COLUMNS = List.of(
            new Column<>("name", "Customer", each -> each.customer().details().name()),
            new Column<>("users", "People", each -> each.standing().users()),
            new Column<>("hoot_score", "Score", each -> each.standing().hootScore()),
            new Column<>("compliance", "Done", each -> each.standing().overallCompliance() + "%"));

    private CustomersDigest() {}

    static Digest of(Iterable<CustomerOverview> customers) {
        Map<CustomerRank, Integer> ranks = new EnumMap<>(CustomerRank.class);
        Neediest<CustomerOverview> needy = new Neediest<>(
                LISTED,
                Comparator.<CustomerOverview, Integer>comparing(
                                each -> each.standing().hootScore(), Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparingLong(each -> each.customer().id().value()));
        for (CustomerOverview customer : customers) {
            CustomerRank rank = customer.standing().rank();
            if (rank != null) {
                ranks.merge(rank, 1, Integer::sum);
                needy.see(customer);
            }
        }
        List<Bar> bars = new ArrayList<>();
        for (CustomerRank rank : CustomerRank.values()) {
            bars.addFirst(new Bar(rank.fullName(), ranks.getOrDefault(rank, 0)));
        }
        return new Digest(
                List.of(Chart.ofCounts("Customers by rank", bars)),
                new Listing(
                        "From the lowest score up",
                        "No customer has a score yet.",
                        COLUMNS.stream().map(Column::heading).toList(),
                        needy.first().stream()
                                .map(each -> COLUMNS.stream()
                                        .map(column ->
                                                Cell.ofPage(column.value().apply(each)))
                                        .toList())
                                .toList(),
                        needy.others()));
    }
}
