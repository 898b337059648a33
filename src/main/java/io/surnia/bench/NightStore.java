package io.surnia.bench;

import io.surnia.platform.db.Db;
import io.surnia.platform.time.Tenant;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * The SQL of {@link Night}. Ten customers with one assignment for everybody and one that is due today and asked of each
 * hundredth user, whom it will find overdue.
 */
final class NightStore {
    private static final int CUSTOMERS = 10;

    private final Jdbi owner;
    private final Tenant tenant;
    private final int users;
    private final LocalDate today;

    NightStore(DataSource owner, Tenant tenant, int users, LocalDate today) {
        this.owner = Db.jdbi(owner);
        this.tenant = tenant;
        this.users = users;
        this.today = today;
    }

    /** A user whose standing the domain computes, for others like it. */
    record Model(long customer, long user) {}

    /** Everybody, and in each customer one who owes both and one who owes one. */
    List<Model> insertPeople() {
        run("""
                insert into customers (partner_id, name, customer_type, primary_color, secondary_color, created_at)
                select :partner, 'Night ' || n, 'power', '#1f3a5f', '#d9822b', now() from generate_series(1, :customers) n
                """);
        run("""
                insert into assignments (partner_id, customer_id, kind, name, effective_start, window_starts_on, window_days,
                                         opened_on, created_at)
                select :partner, c.id, 'survey', days::text, :today::date - days + 1, :today::date - days + 1,
                       case when days = 30 then 30 else 400 end, :today::date - days + 1, now()
                  from customers c, (values (30), (31)) as d (days)
                 where c.partner_id = :partner
                """);
        run("""
                insert into assignment_targets (partner_id, customer_id, assignment_id, everyone)
                select partner_id, customer_id, id, true from assignments where partner_id = :partner
                """);
        run("""
                insert into users (partner_id, customer_id, first_name, last_name, email, user_type, created_at)
                select :partner, c.id, 'Given' || n, 'Family' || n, 'night' || n || '@night.example', 'local', now()
                  from customers c, generate_series(1, :users / :customers) n
                 where c.partner_id = :partner
                """);
        analyze();
        run("""
                insert into enrollments (partner_id, customer_id, user_id, assignment_id, enrolled_on, due_on, completed_at)
                select :partner, u.customer_id, u.id, a.id, a.window_starts_on, a.due_on,
                       case when a.name = '30' and u.id % 100 <> 0 then now() end
                  from users u join assignments a on a.partner_id = :partner and a.customer_id = u.customer_id
                 where u.partner_id = :partner
                """);
        analyze();
        return owner.withHandle(handle -> handle.createQuery("""
                        select customer_id, min(id) as id from users where partner_id = :partner
                         group by customer_id, id % 100 = 0
                        """)
                .bind("partner", tenant.partnerId())
                .map((row, _) -> new Model(row.getLong("customer_id"), row.getLong("id")))
                .list());
    }

    /** Everybody stands as the model of the same customer that owes as much. */
    void copyStandings() {
        run("""
                insert into user_standings (partner_id, customer_id, user_id, as_of, changes_on, hoot_score, video_score,
                                            phishing_score, policy_score, optional_score, hoot_rank, compliant,
                                            compliant_count, completed_assignments, num_attempts, late_submissions,
                                            contribution)
                select :partner, u.customer_id, u.id, s.as_of, s.changes_on, s.hoot_score, s.video_score,
                       s.phishing_score, s.policy_score, s.optional_score, s.hoot_rank, s.compliant, s.compliant_count,
                       s.completed_assignments, s.num_attempts, s.late_submissions, s.contribution
                  from users u
                  join user_standings s on s.partner_id = :partner and s.customer_id = u.customer_id
                                       and (s.user_id % 100 = 0) = (u.id % 100 = 0)
                 where u.partner_id = :partner
                    on conflict do nothing
                """);
        analyze();
    }

    /** How many will move at the next midnight. */
    long changing() {
        return owner.withHandle(handle -> handle.createQuery(
                        "select count(*) from user_standings where partner_id = :partner and changes_on <= :tomorrow")
                .bind("partner", tenant.partnerId())
                .bind("tomorrow", today.plusDays(1))
                .mapTo(Long.class)
                .one());
    }

    private void analyze() {
        owner.useHandle(handle ->
                handle.execute("analyze users, assignments, enrollments, user_standings, assignment_targets"));
    }

    private void run(String sql) {
        owner.useHandle(handle -> handle.createUpdate(sql)
                .configure(SqlStatements.class, config -> config.setUnusedBindingAllowed(true))
                .bind("partner", tenant.partnerId())
                .bind("customers", CUSTOMERS)
                .bind("users", users)
                .bind("today", today)
                .execute());
    }
}
