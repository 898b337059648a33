package io.surnia.assignments;

import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The SQL that finds faults in enrollments. */
final class EnrolmentCheckStore {
    private static final String EFFECTIVE = """
            a.opened_on is not null and a.archived_at is null and (a.effective_end is null or a.effective_end >= :today)
            """;

    private static final String NOT_ENROLLED = """
            select u.customer_id, u.id as user_id, a.id as assignment_id
              from %s
              join users u on u.partner_id = :partner and u.customer_id = person.customer_id and u.id = person.user_id
              join assignments a on a.partner_id = :partner and a.customer_id = u.customer_id
             where u.archived_at is null and %s and %s
               and not exists (
                   select from enrollments e
                    where e.partner_id = :partner and e.customer_id = u.customer_id and e.user_id = u.id
                      and e.assignment_id = a.id and e.withdrawn_at is null)
            """.formatted(EnrollmentStore.PEOPLE, EFFECTIVE, EnrollmentStore.ASKED);

    private static final String NOT_ASKED = """
            select u.customer_id, u.id as user_id, a.id as assignment_id
              from %s
              join users u on u.partner_id = :partner and u.customer_id = person.customer_id and u.id = person.user_id
              join enrollments e on e.partner_id = :partner and e.customer_id = u.customer_id and e.user_id = u.id
              join assignments a on a.partner_id = :partner and a.customer_id = u.customer_id and a.id = e.assignment_id
             where e.completed_at is null and e.withdrawn_at is null and %s
               and (u.archived_at is not null or not %s)
            """.formatted(EnrollmentStore.PEOPLE, EFFECTIVE, EnrollmentStore.ASKED);

    private static final String MISCOUNTED = """
            select e.customer_id, e.user_id, e.assignment_id
              from %s
              join enrollments e on e.partner_id = :partner and e.customer_id = person.customer_id
                                and e.user_id = person.user_id
              left join lateral (
                  select count(*) as attempts, max(h.percent) as best_percent
                    from attempts h
                   where h.partner_id = :partner and h.customer_id = e.customer_id and h.user_id = e.user_id
                     and h.assignment_id = e.assignment_id and h.id > e.history_from) tried on true
              left join lateral (
                  select count(*) as times, min(h.at) as at, coalesce(bool_or(h.late), false) as late
                    from completions h
                   where h.partner_id = :partner and h.customer_id = e.customer_id and h.user_id = e.user_id
                     and h.assignment_id = e.assignment_id and h.id > e.history_from) done on true
             where e.attempts <> tried.attempts or e.best_percent is distinct from tried.best_percent
                or done.times > 1 or e.completed_at is distinct from done.at or e.late <> done.late
            """.formatted(EnrollmentStore.PEOPLE);

    private static final Map<String, String> QUERIES = queries();

    List<EnrolmentCheck.Finding> findings(Tx tx, Collection<Enrollee> people) {
        List<EnrolmentCheck.Finding> findings = new ArrayList<>();
        QUERIES.forEach((finding, sql) -> {
            var query = tx.query(sql)
                    .bindArray("customers", Long.class, Enrollee.customers(people))
                    .bindArray("users", Long.class, Enrollee.users(people));
            if (sql.contains(":today")) {
                query.bind("today", tx.today());
            }
            query.map((row, _) -> new EnrolmentCheck.Finding(
                            new Enrollee(
                                    new CustomerId(row.getLong("customer_id")), new UserId(row.getLong("user_id"))),
                            new AssignmentId(row.getLong("assignment_id")),
                            finding))
                    .forEach(findings::add);
        });
        return findings;
    }

    private static Map<String, String> queries() {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("is asked of the user, who is not enrolled", NOT_ENROLLED);
        queries.put("is not asked of the user, who is enrolled", NOT_ASKED);
        queries.put("is not counted as its attempts and completions are", MISCOUNTED);
        return queries;
    }
}
