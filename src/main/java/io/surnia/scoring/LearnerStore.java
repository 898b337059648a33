package io.surnia.scoring;

import io.surnia.assignments.Enrollee;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.library.LibraryKind;
import io.surnia.people.UserId;
import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The SQL that reads what standings are made of, for many users in three queries. */
final class LearnerStore {
    private static final String PEOPLE =
            "unnest(:customers::bigint[], :users::bigint[]) as person (customer_id, user_id)";

    /** What users do is counted in enrollments as they do it. */
    private static final String COUNTED = """
            e.attempts, e.best_percent, e.completed_at is not null as is_done, e.late
            """;

    /** The same, counted anew from the history. */
    private static final String HISTORICAL = """
            (select count(*) from attempts h
              where h.partner_id = :partner and h.customer_id = e.customer_id and h.user_id = e.user_id
                and h.assignment_id = e.assignment_id and h.id > e.history_from) as attempts,
            (select max(h.percent) from attempts h
              where h.partner_id = :partner and h.customer_id = e.customer_id and h.user_id = e.user_id
                and h.assignment_id = e.assignment_id and h.id > e.history_from) as best_percent,
            exists (select from completions h
              where h.partner_id = :partner and h.customer_id = e.customer_id and h.user_id = e.user_id
                and h.assignment_id = e.assignment_id and h.id > e.history_from) as is_done,
            coalesce((select h.late from completions h
              where h.partner_id = :partner and h.customer_id = e.customer_id and h.user_id = e.user_id
                and h.assignment_id = e.assignment_id and h.id > e.history_from order by h.id limit 1), false) as late
            """;

    /** As counted: for the score that follows what a user does. */
    Map<Enrollee, Learner> counted(Tx tx, Collection<Enrollee> people) {
        return learners(tx, people, COUNTED);
    }

    /** From the history alone: for verification. */
    Map<Enrollee, Learner> historical(Tx tx, Collection<Enrollee> people) {
        return learners(tx, people, HISTORICAL);
    }

    private static Map<Enrollee, Learner> learners(Tx tx, Collection<Enrollee> people, String done) {
        Map<Enrollee, Learner> learners = new TreeMap<>();
        about(tx, people, """
                select u.customer_id, u.id as user_id, u.archived_at is null as is_active, c.customer_type,
                       c.videos_enabled, c.exercises_enabled
                  from %s
                  join users u on u.partner_id = :partner and u.customer_id = person.customer_id and u.id = person.user_id
                  join customers c on c.partner_id = :partner and c.id = u.customer_id
                """.formatted(PEOPLE))
                .map((row, _) -> learners.put(enrollee(row), learner(row)))
                .list();
        about(tx, people, """
                select e.customer_id, e.user_id, a.kind, a.is_optional, e.due_on, a.effective_end,
                       a.archived_at is not null as is_archived, e.withdrawn_at is not null as is_withdrawn, %s
                  from %s
                  join enrollments e on e.partner_id = :partner and e.customer_id = person.customer_id
                                    and e.user_id = person.user_id
                  join assignments a on a.partner_id = :partner and a.customer_id = e.customer_id and a.id = e.assignment_id
                """.formatted(done, PEOPLE))
                .map((row, _) -> of(learners, row).work().add(work(row)))
                .list();
        about(tx, people, """
                select p.customer_id, p.user_id, p.kind = 'submitted' as is_submission,
                       (p.at at time zone :zone)::date as day
                  from %s
                  join phishing_events p on p.partner_id = :partner and p.customer_id = person.customer_id
                                        and p.user_id = person.user_id
                 where p.kind in ('clicked', 'submitted') and not p.machine
                """.formatted(PEOPLE))
                .bind("zone", tx.tenant().zone().getId())
                .map((row, _) -> of(learners, row)
                        .lapses()
                        .add(new Lapse(row.getBoolean("is_submission"), Columns.day(row, "day"))))
                .list();
        return learners;
    }

    private static Query about(Tx tx, Collection<Enrollee> people, String sql) {
        return tx.query(sql)
                .bindArray("customers", Long.class, Enrollee.customers(people))
                .bindArray("users", Long.class, Enrollee.users(people));
    }

    private static Enrollee enrollee(ResultSet row) throws SQLException {
        return new Enrollee(new CustomerId(row.getLong("customer_id")), new UserId(row.getLong("user_id")));
    }

    private static Learner learner(ResultSet row) throws SQLException {
        return new Learner(
                row.getBoolean("is_active"),
                Component.counting(
                        Columns.word(row, "customer_type", CustomerType.class),
                        row.getBoolean("videos_enabled"),
                        row.getBoolean("exercises_enabled")),
                new ArrayList<>(),
                new ArrayList<>());
    }

    private static Learner of(Map<Enrollee, Learner> learners, ResultSet row) throws SQLException {
        Enrollee enrollee = enrollee(row);
        Learner learner = learners.get(enrollee);
        if (learner == null) {
            throw new IllegalStateException("rows of a user who was not asked for: " + enrollee);
        }
        return learner;
    }

    private static Work work(ResultSet row) throws SQLException {
        return new Work(
                Columns.word(row, "kind", LibraryKind.class),
                row.getBoolean("is_optional"),
                Columns.day(row, "due_on"),
                row.getObject("effective_end", LocalDate.class),
                row.getBoolean("is_archived"),
                row.getBoolean("is_withdrawn"),
                row.getInt("attempts"),
                integer(row, "best_percent"),
                row.getBoolean("is_done"),
                row.getBoolean("late"));
    }

    private static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : (Integer) value;
    }
}
