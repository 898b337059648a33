package io.surnia.scoring;

import io.surnia.customers.CustomerRow;
import io.surnia.customers.CustomerType;
import io.surnia.library.LibraryKind;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of {@link CustomerOverviews}: a page of customers, their counts and their summed totals in one query. The page
 * is cut first and joined afterwards: a prepared plan that knows no values expects one row between two bounds, and would
 * join all that lies there with all.
 */
final class CustomerOverviewStore {
    private static final String SUMS = IntStream.rangeClosed(1, Totals.SIZE)
            .mapToObj("coalesce(sum(totals[%d]), 0)::integer"::formatted)
            .collect(Collectors.joining(", ", "array[", "]"));

    private static final String OF_ALL = paged("");
    private static final String OF_TYPE = paged("and c.customer_type = :type");

    private static String paged(String condition) {
        return """
            select %s,
                   n.policies, n.videos, n.surveys, n.phishing, n.foundational, t.totals
              from (select %s
                      from customers c
                     where c.partner_id = :partner and c.id > :after and c.id <= :last and c.archived_at is null %s
                     order by c.id
                     limit :limit) c
              left join customer_counts n on n.partner_id = :partner and n.customer_id = c.id
             cross join lateral (
                    select %s as totals
                      from customer_totals
                     where partner_id = :partner and customer_id = c.id) t
             order by c.id
            """.formatted(CustomerRow.columns("c"), CustomerRow.columns("c"), condition, SUMS);
    }

    List<CustomerOverview> page(Tx tx, @Nullable CustomerType type, long after, long last, int limit) {
        var query = type == null ? tx.query(OF_ALL) : tx.query(OF_TYPE).bind("type", type.word());
        return query.bind("after", after)
                .bind("last", last)
                .bind("limit", limit)
                .map((row, _) -> new CustomerOverview(CustomerRow.read(row), standing(row)))
                .list();
    }

    private static CustomerStanding standing(ResultSet row) throws SQLException {
        Map<LibraryKind, Integer> effective = new EnumMap<>(LibraryKind.class);
        effective.put(LibraryKind.POLICY, row.getInt("policies"));
        effective.put(LibraryKind.VIDEO, row.getInt("videos"));
        effective.put(LibraryKind.SURVEY, row.getInt("surveys"));
        effective.put(LibraryKind.PHISHING, row.getInt("phishing"));
        effective.put(LibraryKind.FOUNDATIONAL, row.getInt("foundational"));
        Totals totals = Totals.stored((Integer[]) row.getArray("totals").getArray());
        return standing(totals, effective);
    }

    private static CustomerStanding standing(Totals totals, Map<LibraryKind, Integer> effective) {
        Map<LibraryKind, Integer> compliance = new EnumMap<>(LibraryKind.class);
        for (LibraryKind kind : LibraryKind.values()) {
            compliance.put(kind, Compliance.percent(totals, kind));
        }
        Integer score = CustomerScore.of(totals);
        return new CustomerStanding(
                score,
                score == null ? null : CustomerRank.of(score),
                totals.get(Totals.Figure.USERS),
                effective,
                compliance,
                Compliance.overall(totals));
    }
}
