package io.surnia.scoring;

import io.surnia.customers.CustomerId;
import io.surnia.platform.db.Tx;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The SQL on customer_totals: rows are appended, summed on read, and folded now and then. */
final class CustomerTotalsStore {
    private static final String SUMS = IntStream.rangeClosed(1, Totals.SIZE)
            .mapToObj("coalesce(sum(totals[%d]), 0)::integer"::formatted)
            .collect(Collectors.joining(", ", "array[", "]"));

    void append(Tx tx, Map<CustomerId, Totals> deltas) {
        List<Map.Entry<CustomerId, Totals>> moved = deltas.entrySet().stream()
                .filter(delta -> !delta.getValue().equals(Totals.ZERO))
                .toList();
        if (moved.isEmpty()) {
            return;
        }
        tx.update("""
                insert into customer_totals (partner_id, customer_id, totals)
                select :partner, customer_id, totals::integer[]
                  from unnest(:customers::bigint[], :totals::text[]) as delta (customer_id, totals)
                """)
                .bindArray(
                        "customers",
                        Long.class,
                        moved.stream().map(delta -> delta.getKey().value()).toList())
                .bindArray(
                        "totals",
                        String.class,
                        moved.stream().map(delta -> delta.getValue().literal()).toList())
                .execute();
    }

    /** No key for a customer of whom nothing was ever added up. */
    Map<CustomerId, Totals> sums(Tx tx, Collection<CustomerId> customers) {
        Map<CustomerId, Totals> sums = new HashMap<>();
        tx.query("""
                select customer_id, %s as totals
                  from customer_totals
                 where partner_id = :partner and customer_id = any(:customers)
                 group by customer_id
                """.formatted(SUMS))
                .bindArray(
                        "customers",
                        Long.class,
                        customers.stream().map(CustomerId::value).toList())
                .map((row, _) -> sums.put(new CustomerId(row.getLong("customer_id")), Totals.stored((Integer[])
                        row.getArray("totals").getArray())))
                .list();
        return sums;
    }

    /** Makes one row of the many that some customers have; of two at once each folds other rows. */
    int fold(Tx tx, int customers) {
        return tx.update("""
                with crowded as (
                    select customer_id from customer_totals
                     where partner_id = :partner group by customer_id having count(*) > 1
                     order by customer_id limit :customers),
                folded as (
                    delete from customer_totals t using crowded
                     where t.partner_id = :partner and t.customer_id = crowded.customer_id
                    returning t.customer_id, t.totals)
                insert into customer_totals (partner_id, customer_id, totals)
                select :partner, customer_id, %s from folded group by customer_id order by customer_id
                """.formatted(SUMS)).bind("customers", customers).execute();
    }
}
