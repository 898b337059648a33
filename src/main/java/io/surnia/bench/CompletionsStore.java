package io.surnia.bench;

import io.surnia.platform.db.Db;
import io.surnia.platform.time.Tenant;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;

/** The SQL of {@link Completions}. */
final class CompletionsStore {
    private static final String NAME = "The first hundred";

    /** More than a turn can finish. */
    private static final int TURN = 4_000;

    private final Jdbi owner;
    private final Tenant tenant;

    CompletionsStore(DataSource owner, Tenant tenant) {
        this.owner = Db.jdbi(owner);
        this.tenant = tenant;
    }

    /** What a user owes. */
    record Owed(long user, long assignment) {}

    /** A customer with the first 100 users of the big one and all that they owe and have done; found again in kept data. */
    long smallCustomer(long big) {
        return owner.inTransaction(
                handle -> handle.createQuery("select id from customers where partner_id = :partner and name = :name")
                        .bind("partner", tenant.partnerId())
                        .bind("name", NAME)
                        .mapTo(Long.class)
                        .findOne()
                        .orElseGet(() -> copyOf(handle, big)));
    }

    private long copyOf(Handle handle, long big) {
        long copy = handle.createQuery("""
                insert into customers (partner_id, name, customer_type, primary_color, secondary_color, created_at)
                values (:partner, :name, 'power', '#1f3a5f', '#d9822b', now()) returning id
                """)
                .bind("partner", tenant.partnerId())
                .bind("name", NAME)
                .mapTo(Long.class)
                .one();
        for (String sql : List.of("""
                create temporary table copied_user on commit drop as
                select id as original, nextval('user_ids') as id
                  from users where partner_id = :partner and customer_id = :big order by id limit 100
                """, """
                create temporary table copied_assignment on commit drop as
                select id as original, nextval('assignment_ids') as id
                  from assignments where partner_id = :partner and customer_id = :big order by id
                """, """
                insert into users (partner_id, customer_id, id, first_name, last_name, email, user_type, created_at)
                select partner_id, :copy, c.id, first_name, last_name, 'copy-' || email, user_type, created_at
                  from users u join copied_user c on c.original = u.id where partner_id = :partner
                """, """
                insert into assignments (partner_id, customer_id, id, kind, name, effective_start, effective_end,
                                         window_starts_on, window_days, quiz_enabled, is_optional, opened_on, created_at)
                select partner_id, :copy, c.id, kind, name, effective_start, effective_end, window_starts_on, window_days,
                       quiz_enabled, is_optional, opened_on, created_at
                  from assignments a join copied_assignment c on c.original = a.id where partner_id = :partner
                """, """
                insert into assignment_targets (partner_id, customer_id, assignment_id, everyone)
                select :partner, :copy, id, true from copied_assignment
                """, """
                insert into enrollments (partner_id, customer_id, user_id, assignment_id, enrolled_on, due_on, attempts,
                                         best_percent, completed_at, late)
                select partner_id, :copy, u.id, a.id, enrolled_on, due_on, attempts, best_percent, completed_at, late
                  from enrollments e
                  join copied_user u on u.original = e.user_id
                  join copied_assignment a on a.original = e.assignment_id
                 where partner_id = :partner and customer_id = :big
                """, """
                insert into user_standings (partner_id, customer_id, user_id, as_of, changes_on, hoot_score, video_score,
                                            phishing_score, policy_score, optional_score, hoot_rank, compliant,
                                            compliant_count, completed_assignments, num_attempts, late_submissions,
                                            contribution)
                select partner_id, :copy, u.id, as_of, changes_on, hoot_score, video_score, phishing_score, policy_score,
                       optional_score, hoot_rank, compliant, compliant_count, completed_assignments, num_attempts,
                       late_submissions, contribution
                  from user_standings s join copied_user u on u.original = s.user_id where partner_id = :partner
                """, """
                insert into customer_totals (partner_id, customer_id, totals)
                select :partner, :copy, array_agg(figure order by position)
                  from (select f.position, sum(f.figure)::integer as figure
                          from user_standings s, unnest(s.contribution) with ordinality f (figure, position)
                         where s.partner_id = :partner and s.customer_id = :copy
                         group by f.position) sums
                """, """
                insert into customer_counts (partner_id, customer_id, policies, videos, surveys, phishing, foundational,
                                             components)
                select partner_id, :copy, policies, videos, surveys, phishing, foundational, components
                  from customer_counts where partner_id = :partner and customer_id = :big
                """)) {
            handle.createUpdate(sql)
                    .configure(SqlStatements.class, config -> config.setUnusedBindingAllowed(true))
                    .bind("partner", tenant.partnerId())
                    .bind("big", big)
                    .bind("copy", copy)
                    .execute();
        }
        return copy;
    }

    /** Makes some thousand things that ask nothing owed again, evenly over the customer's users, and tells them. */
    List<Owed> oweAgain(long customer) {
        return owner.inTransaction(handle -> {
            for (String history : List.of("completions", "attempts")) {
                handle.createUpdate("delete from %s where partner_id = :partner and customer_id = :customer"
                                .formatted(history))
                        .bind("partner", tenant.partnerId())
                        .bind("customer", customer)
                        .execute();
            }
            return handle.createQuery("""
                    with chosen as (
                        select u.id from users u
                         where u.partner_id = :partner and u.customer_id = :customer
                         order by hashint8(u.id) limit :users)
                    update enrollments e
                       set attempts = 0, best_percent = null, completed_at = null, late = false
                      from chosen u, assignments a
                     where a.partner_id = :partner and a.customer_id = :customer and not a.quiz_enabled
                       and a.kind <> 'policy' and a.opened_on is not null and a.effective_end is null
                       and e.partner_id = :partner and e.customer_id = :customer and e.user_id = u.id
                       and e.assignment_id = a.id
                    returning e.user_id, e.assignment_id
                    """)
                    .bind("partner", tenant.partnerId())
                    .bind("customer", customer)
                    .bind("users", TURN / 10)
                    .map((row, _) -> new Owed(row.getLong("user_id"), row.getLong("assignment_id")))
                    .list();
        });
    }
}
