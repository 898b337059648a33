package io.surnia.assignments;

import io.surnia.customers.CustomerId;
import io.surnia.library.LibraryKind;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The SQL that reads loads. */
final class LoadStore {
    private static final String ENROLLED = """
            select e.user_id, a.id, a.name, a.kind, e.completed_at,
                   case when e.completed_at is null and a.archived_at is null
                             and (a.effective_end is null or a.effective_end >= :today)
                        then 'active' else 'archived' end as state
              from enrollments e
              join assignments a on a.partner_id = :partner and a.customer_id = e.customer_id and a.id = e.assignment_id
             where e.partner_id = :partner and e.customer_id = :customer and e.user_id = any(:users)
               and e.withdrawn_at is null and (a.opened_on is not null or e.completed_at is not null)
             order by e.user_id, a.id
            """;

    /** Set by set: what has not begun is little, and nobody's row is asked for one by one. */
    private static final String PENDING = """
            with pending as materialized (
                select id, name, kind from assignments
                 where partner_id = :partner and customer_id = :customer and opened_on is null and archived_at is null),
            target as materialized (
                select t.assignment_id, t.everyone, t.user_id, t.group_id
                  from pending a
                  join assignment_targets t on t.partner_id = :partner and t.customer_id = :customer
                                           and t.assignment_id = a.id),
            person as materialized (
                select id from users
                 where partner_id = :partner and customer_id = :customer and id = any(:users) and archived_at is null),
            asked as (
                select p.id as user_id, t.assignment_id from target t cross join person p where t.everyone
                union
                select p.id, t.assignment_id from target t join person p on p.id = t.user_id
                union
                select p.id, t.assignment_id
                  from target t
                  join groups g on g.partner_id = :partner and g.customer_id = :customer and g.id = t.group_id
                               and g.archived_at is null
                  join group_members m on m.partner_id = :partner and m.customer_id = :customer and m.group_id = g.id
                  join person p on p.id = m.user_id)
            select u.user_id, a.id, a.name, a.kind, null::timestamptz as completed_at, 'pending' as state
              from asked u
              join pending a on a.id = u.assignment_id
             where not exists (
                   select from enrollments e
                    where e.partner_id = :partner and e.customer_id = :customer and e.user_id = u.user_id
                      and e.assignment_id = a.id and e.completed_at is not null)
             order by u.user_id, a.id
            """;

    Map<UserId, Load> loads(Tx tx, CustomerId customer, Collection<UserId> users) {
        Map<UserId, Load> loads = new LinkedHashMap<>();
        for (UserId user : users) {
            loads.put(user, new Load(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        }
        List<Long> ids = users.stream().map(UserId::value).toList();
        for (String sql : List.of(ENROLLED, PENDING)) {
            var query = tx.query(sql).bind("customer", customer.value()).bindArray("users", Long.class, ids);
            if (sql.equals(ENROLLED)) {
                query.bind("today", tx.today());
            }
            query.map((row, _) -> listOf(loads, row).add(item(row))).list();
        }
        return loads;
    }

    Map<AssignmentId, Integer> compliance(Tx tx, CustomerId customer, Collection<AssignmentId> assignments) {
        Map<AssignmentId, Integer> percents = new LinkedHashMap<>();
        assignments.forEach(id -> percents.put(id, 100));
        tx.query("""
                select e.assignment_id, count(e.completed_at) * 100 / count(*) as percent
                  from enrollments e
                  join users u on u.partner_id = :partner and u.customer_id = e.customer_id and u.id = e.user_id
                              and u.archived_at is null
                 where e.partner_id = :partner and e.customer_id = :customer and e.assignment_id = any(:ids)
                   and e.withdrawn_at is null
                 group by e.assignment_id
                """)
                .bind("customer", customer.value())
                .bindArray("ids", Long.class, AssignmentStore.values(assignments))
                .map((row, _) -> percents.put(new AssignmentId(row.getLong("assignment_id")), row.getInt("percent")))
                .list();
        return percents;
    }

    private static List<Load.Item> listOf(Map<UserId, Load> loads, ResultSet row) throws SQLException {
        Load load = loads.getOrDefault(new UserId(row.getLong("user_id")), Load.NONE);
        return switch (row.getString("state")) {
            case "active" -> load.active();
            case "pending" -> load.pending();
            default -> load.archived();
        };
    }

    private static Load.Item item(ResultSet row) throws SQLException {
        return new Load.Item(
                new AssignmentName(
                        new AssignmentId(row.getLong("id")),
                        row.getString("name"),
                        LibraryKind.ofWord(row.getString("kind"))),
                instant(row));
    }

    private static @Nullable Instant instant(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("completed_at", OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
