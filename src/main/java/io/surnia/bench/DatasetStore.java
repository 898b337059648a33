package io.surnia.bench;

import io.surnia.platform.time.Tenant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * The SQL of {@link Dataset}. Ids are counted from {@link #FIRST_ID}, as in any fresh database, so that who belongs to whom
 * is arithmetic. Customer 0 is the big one; small ones have {@link #SMALL_USERS} users and {@link #SMALL_ASSIGNMENTS}
 * assignments, and are one of three types in turn.
 */
final class DatasetStore {
    static final long FIRST_ID = 1000;
    static final int SMALL_USERS = 3;
    static final int TYPES = 3;

    private static final int SMALL_ASSIGNMENTS = 4;
    private static final int MANAGERS = 50;

    private final Handle handle;
    private final Tenant tenant;
    private final Scale scale;

    DatasetStore(Handle handle, Tenant tenant, Scale scale) {
        this.handle = handle;
        this.tenant = tenant;
        this.scale = scale;
    }

    /** Whether everybody is there, to the last step of the load; a measurement may have added a customer behind them. */
    boolean isWhole() {
        long users = scale.users() + (long) SMALL_USERS * (scale.customers() - 1);
        return handle.createQuery("""
                select (select count(*) from customers
                         where partner_id = :partner and id < :next) = :customers
                   and (select count(*) from user_standings
                         where partner_id = :partner and customer_id < :next) = :users
                   and (select count(distinct customer_id) from customer_totals
                         where partner_id = :partner and customer_id < :next) = :customers
                """)
                .bind("partner", tenant.partnerId())
                .bind("next", FIRST_ID + scale.customers())
                .bind("customers", scale.customers())
                .bind("users", users)
                .mapTo(Boolean.class)
                .one();
    }

    void insertCustomers() {
        run("""
                insert into customers (partner_id, id, name, domain, customer_type, training_starts_at,
                                       foundational_speed, support_email, primary_color, secondary_color,
                                       branding_override, report_recipients, created_at)
                select :partner, :first + n, 'Customer ' || n, 'customer' || n || '.example',
                       case when n = 0 then 'power'
                            else (array['standard', 'power', 'hootphish'])[1 + (n - 1) % :types] end,
                       now() - n * interval '1 hour', (array['all_at_once', 'weekly', 'monthly'])[1 + n % 3],
                       'support@customer' || n || '.example', '#1f3a5f', '#d9822b', n % 5 = 0,
                       array['it@customer' || n || '.example'], now() - n * interval '1 hour'
                  from generate_series(0, :customers - 1) n
                """);
    }

    void insertManagers() {
        run("""
                insert into managers (partner_id, customer_id, id, first_name, last_name, email, manager_type, created_at)
                select :partner, :first, :first + n, 'Manager', 'Number ' || n, 'manager' || n || '@customer0.example',
                       'local', now()
                  from generate_series(0, :managers - 1) n
                """);
    }

    /** A third of them runs for months to come, most are past their due day, one has ended, and one is not open yet. */
    void insertAssignments() {
        run("""
                insert into assignments (partner_id, customer_id, id, kind, name, effective_start, effective_end,
                                         window_starts_on, window_days, quiz_enabled, is_optional, opened_on, created_at)
                select :partner, :first + c, :first + case when c = 0 then a
                                                       else :ofBig + 1 + (c - 1) * :ofSmall + a end,
                       (array['video', 'policy', 'phishing', 'foundational', 'survey'])[1 + a % 5],
                       'Assignment ' || a || ' of customer ' || c,
                       case when a = :ofBig then current_date + 90 else current_date - 300 end,
                       case when a = :ofBig - 1 then current_date - 10 end,
                       case when a = :ofBig then current_date + 90 when a % 3 = 2 then current_date - 30
                            else current_date - 290 + a end,
                       case when a % 3 = 2 then 365 else 30 end, a % 5 in (0, 2), a % 11 = 10,
                       case when a < :ofBig then current_date - 300 end, now() - interval '300 days'
                  from generate_series(0, :customers - 1) c,
                       generate_series(0, case when c = 0 then :ofBig else :ofSmall - 1 end) a
                """);
        run("""
                insert into assignment_targets (partner_id, customer_id, assignment_id, everyone)
                select partner_id, customer_id, id, true from assignments where partner_id = :partner
                """);
    }

    /** Those whose scores the domain computes. */
    void insertModels() {
        insertUsers("u < :careers", "c <= :types");
        insertEnrollments("u < :careers", "c <= :types");
    }

    void insertOtherUsers() {
        insertUsers("u >= :careers", "c > :types");
    }

    void insertOtherEnrollments() {
        insertEnrollments("u >= :careers", "c > :types");
    }

    /** Everybody stands as the one of the same career does; a customer's totals are what its users add up to. */
    void copyStandings() {
        run("""
                insert into user_standings (partner_id, customer_id, user_id, as_of, changes_on, hoot_score, video_score,
                                            phishing_score, policy_score, optional_score, hoot_rank, compliant,
                                            compliant_count, completed_assignments, num_attempts, late_submissions,
                                            contribution)
                select :partner, u.customer_id, u.id, s.as_of, s.changes_on, s.hoot_score, s.video_score,
                       s.phishing_score, s.policy_score, s.optional_score, s.hoot_rank, s.compliant,
                       s.compliant_count, s.completed_assignments, s.num_attempts, s.late_submissions, s.contribution
                  from users u
                  join user_standings s on s.partner_id = :partner and s.user_id =
                       case when u.customer_id = :first then :first + (u.id - :first) % :careers
                            else :first + :users + (u.id - :first - :users) % (:types * :smallUsers) end
                 where u.partner_id = :partner
                    on conflict do nothing
                """);
        run("""
                insert into customer_counts (partner_id, customer_id, policies, videos, surveys, phishing, foundational,
                                             components)
                select :partner, c.id, n.policies, n.videos, n.surveys, n.phishing, n.foundational, n.components
                  from customers c
                  join customer_counts n on n.partner_id = :partner
                   and n.customer_id = :first + 1 + (c.id - :first - 1) % :types
                 where c.partner_id = :partner and c.id > :first
                    on conflict do nothing
                """);
        run("delete from customer_totals where partner_id = :partner");
        run("""
                insert into customer_totals (partner_id, customer_id, totals)
                select :partner, customer_id, array_agg(figure order by position)
                  from (select s.customer_id, f.position, sum(f.figure)::integer as figure
                          from user_standings s, unnest(s.contribution) with ordinality f (figure, position)
                         where s.partner_id = :partner
                         group by s.customer_id, f.position) sums
                 group by customer_id
                """);
        run("""
                select setval('customer_ids', (select max(id) from customers)),
                       setval('manager_ids', (select max(id) from managers)),
                       setval('assignment_ids', (select max(id) from assignments)),
                       setval('user_ids', (select max(id) from users))
                """);
    }

    private void insertUsers(String ofBig, String ofSmall) {
        run("""
                insert into users (partner_id, customer_id, id, first_name, last_name, email, manager_id, user_type,
                                   external_id, onboarding_sent_at, created_at)
                select :partner, :first, :first + u, 'Given' || u %% 997, 'Family' || u %% 7919,
                       'user' || u || '@customer0.example', :first + u %% :managers, 'entra', 'entra-' || u,
                       now() - interval '299 days', now() - interval '300 days'
                  from generate_series(0, :users - 1) u where %s
                union all
                select :partner, :first + c, :first + :users + (c - 1) * :smallUsers + u, 'Given' || u, 'Family' || c,
                       'user' || u || '@customer' || c || '.example', null, 'local', null, null,
                       now() - interval '300 days'
                  from generate_series(1, :customers - 1) c, generate_series(0, :smallUsers - 1) u where %s
                """.formatted(ofBig, ofSmall));
    }

    /** Seven of ten are done, some late; what is done is the same for users of one career. */
    private void insertEnrollments(String ofBig, String ofSmall) {
        run("""
                insert into enrollments (partner_id, customer_id, user_id, assignment_id, enrolled_on, due_on, attempts,
                                         best_percent, completed_at, late)
                select :partner, e.customer_id, e.user_id, a.id, a.window_starts_on, a.due_on,
                       case when done then 1 + (career + e.a) %% 3 else 0 end,
                       case when done and a.quiz_enabled then 80 + (career * 3 + e.a) %% 21 end,
                       case when done then a.window_starts_on + interval '9 hours'
                                         + case when late then a.window_days + 3 else 5 end * interval '1 day' end,
                       done and late
                  from (select :first as customer_id, :first + u as user_id, u %% :careers as career, a, :first + a as id
                          from generate_series(0, :users - 1) u, generate_series(0, :ofBig - 1) a where %s
                        union all
                        select :first + c, :first + :users + (c - 1) * :smallUsers + u, u, a,
                               :first + :ofBig + 1 + (c - 1) * :ofSmall + a
                          from generate_series(1, :customers - 1) c, generate_series(0, :smallUsers - 1) u,
                               generate_series(0, :ofSmall - 1) a where %s) e
                  join assignments a on a.partner_id = :partner and a.customer_id = e.customer_id and a.id = e.id
                 cross join lateral (select (career * 7 + e.a * 13) %% 10 < 7 as done,
                                            e.a %% 3 <> 2 and (career + e.a) %% 9 = 0 as late) did
                """.formatted(ofBig, ofSmall));
    }

    private void run(String sql) {
        handle.createUpdate(sql)
                .configure(SqlStatements.class, config -> config.setUnusedBindingAllowed(true))
                .bind("partner", tenant.partnerId())
                .bind("first", FIRST_ID)
                .bind("customers", scale.customers())
                .bind("users", scale.users())
                .bind("careers", Scale.CAREERS)
                .bind("ofBig", Scale.ASSIGNMENTS)
                .bind("smallUsers", SMALL_USERS)
                .bind("ofSmall", SMALL_ASSIGNMENTS)
                .bind("types", TYPES)
                .bind("managers", MANAGERS)
                .execute();
    }
}
