package io.surnia.scoring;

import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.library.LibraryKind;
import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/** The SQL on customer_counts. */
final class CustomerCountStore {
    private static final String EFFECTIVE = """
            select a.customer_id,
                   count(*) filter (where a.kind = 'policy') as policies,
                   count(*) filter (where a.kind = 'video') as videos,
                   count(*) filter (where a.kind = 'survey') as surveys,
                   count(*) filter (where a.kind = 'phishing') as phishing,
                   count(*) filter (where a.kind = 'foundational') as foundational
              from assignments a
             where a.partner_id = :partner and a.customer_id = any(:customers) and a.opened_on is not null
               and a.archived_at is null and (a.effective_end is null or a.effective_end >= :day)
             group by a.customer_id
            """;

    /** Makes rows where they lack and locks all, so that of two at once the second counts what the first did. */
    void lock(Tx tx, Collection<CustomerId> customers) {
        tx.update("""
                insert into customer_counts (partner_id, customer_id)
                select partner_id, id from customers where partner_id = :partner and id = any(:customers)
                 order by id
                    on conflict do nothing
                """).bindArray("customers", Long.class, values(customers)).execute();
        tx.query("""
                select customer_id from customer_counts
                 where partner_id = :partner and customer_id = any(:customers)
                 order by customer_id for no key update
                """)
                .bindArray("customers", Long.class, values(customers))
                .mapTo(Long.class)
                .list();
    }

    void recount(Tx tx, Collection<CustomerId> customers, LocalDate day) {
        tx.update("""
                update customer_counts c
                   set policies = coalesce(n.policies, 0), videos = coalesce(n.videos, 0),
                       surveys = coalesce(n.surveys, 0), phishing = coalesce(n.phishing, 0),
                       foundational = coalesce(n.foundational, 0)
                  from unnest(:customers::bigint[]) as one (customer_id)
                  left join (%s) n on n.customer_id = one.customer_id
                 where c.partner_id = :partner and c.customer_id = one.customer_id
                """.formatted(EFFECTIVE))
                .bindArray("customers", Long.class, values(customers))
                .bind("day", day)
                .execute();
    }

    /** Of how many assignments of each kind each customer has effective ones, as stored. */
    Map<CustomerId, Map<LibraryKind, Integer>> stored(Tx tx, Collection<CustomerId> customers) {
        return counts(tx.query("""
                        select customer_id, policies, videos, surveys, phishing, foundational
                          from customer_counts
                         where partner_id = :partner and customer_id = any(:customers)
                        """).bindArray("customers", Long.class, values(customers)));
    }

    /** The same, counted anew. */
    Map<CustomerId, Map<LibraryKind, Integer>> counted(Tx tx, Collection<CustomerId> customers, LocalDate day) {
        return counts(tx.query(EFFECTIVE)
                .bindArray("customers", Long.class, values(customers))
                .bind("day", day));
    }

    /** The customers of whom assignments have their last day. */
    List<CustomerId> ending(Tx tx, LocalDate lastDay) {
        return tx.query("""
                select distinct customer_id from assignments
                 where partner_id = :partner and effective_end = :day and archived_at is null
                 order by customer_id
                """)
                .bind("day", lastDay)
                .map((row, _) -> new CustomerId(row.getLong("customer_id")))
                .list();
    }

    /** Notes which parts count at a customer; whether they were others before. */
    boolean setComponents(Tx tx, CustomerId customer) {
        Set<Component> counting = tx.query("""
                select customer_type, videos_enabled, exercises_enabled from customers
                 where partner_id = :partner and id = :customer
                """)
                .bind("customer", customer.value())
                .map((row, _) -> Component.counting(
                        Columns.word(row, "customer_type", CustomerType.class),
                        row.getBoolean("videos_enabled"),
                        row.getBoolean("exercises_enabled")))
                .one();
        String names = counting.stream().map(Component::name).collect(Collectors.joining(","));
        return tx.update("""
                        update customer_counts set components = :names
                         where partner_id = :partner and customer_id = :customer and components <> :names
                        """)
                        .bind("customer", customer.value())
                        .bind("names", names)
                        .execute()
                > 0;
    }

    /** The customers after one, ordered by id. */
    List<CustomerId> page(Tx tx, CustomerId after, int limit) {
        return tx.query("""
                select id from customers where partner_id = :partner and id > :after order by id limit :limit
                """)
                .bind("after", after.value())
                .bind("limit", limit)
                .map((row, _) -> new CustomerId(row.getLong("id")))
                .list();
    }

    private static Map<CustomerId, Map<LibraryKind, Integer>> counts(Query query) {
        Map<CustomerId, Map<LibraryKind, Integer>> counts = new HashMap<>();
        query.map((row, _) -> counts.put(new CustomerId(row.getLong("customer_id")), kinds(row)))
                .list();
        return counts;
    }

    private static Map<LibraryKind, Integer> kinds(ResultSet row) throws SQLException {
        Map<LibraryKind, Integer> kinds = new EnumMap<>(LibraryKind.class);
        kinds.put(LibraryKind.POLICY, row.getInt("policies"));
        kinds.put(LibraryKind.VIDEO, row.getInt("videos"));
        kinds.put(LibraryKind.SURVEY, row.getInt("surveys"));
        kinds.put(LibraryKind.PHISHING, row.getInt("phishing"));
        kinds.put(LibraryKind.FOUNDATIONAL, row.getInt("foundational"));
        return kinds;
    }

    private static List<Long> values(Collection<CustomerId> customers) {
        return customers.stream().map(CustomerId::value).toList();
    }
}
