package io.surnia.scoring;

import io.surnia.assignments.AssignmentId;
import io.surnia.assignments.Enrollee;
import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The SQL on user_standings. */
final class StandingStore {
    private static final String PEOPLE =
            "unnest(:customers::bigint[], :users::bigint[]) as person (customer_id, user_id)";

    private static final String COLUMNS = """
            s.customer_id, s.user_id, s.as_of, s.changes_on, s.hoot_score, s.video_score, s.phishing_score, s.policy_score,
            s.optional_score, s.hoot_rank, s.compliant, s.compliant_count, s.completed_assignments, s.num_attempts,
            s.late_submissions, s.contribution
            """;

    /** A row as it is stored. */
    record Stored(Enrollee enrollee, LocalDate asOf, Evaluation evaluation) {}

    /** Locks the rows of these people, made where they lack, in their order; a user who does not exist has none. */
    List<Stored> lock(Tx tx, List<Enrollee> people, LocalDate day) {
        List<Stored> locked = lockExisting(tx, people);
        if (locked.size() == people.size()) {
            return locked;
        }
        insertMissing(tx, people, day);
        return lockExisting(tx, people);
    }

    void update(Tx tx, Collection<Stored> rows) {
        tx.update("""
                update user_standings s
                   set as_of = n.as_of, changes_on = n.changes_on, hoot_score = n.hoot_score, video_score = n.video_score,
                       phishing_score = n.phishing_score, policy_score = n.policy_score, optional_score = n.optional_score,
                       hoot_rank = n.hoot_rank, compliant = n.compliant, compliant_count = n.compliant_count,
                       completed_assignments = n.completed_assignments, num_attempts = n.num_attempts,
                       late_submissions = n.late_submissions, contribution = n.contribution::integer[]
                  from unnest(:customers::bigint[], :users::bigint[], :days::date[], :changes::date[], :hoots::integer[],
                              :videos::integer[], :phishings::integer[], :policies::integer[], :optionals::integer[],
                              :ranks::text[], :compliants::boolean[], :counts::integer[], :completeds::integer[],
                              :attempts::integer[], :lates::integer[], :contributions::text[])
                       as n (customer_id, user_id, as_of, changes_on, hoot_score, video_score, phishing_score, policy_score,
                             optional_score, hoot_rank, compliant, compliant_count, completed_assignments, num_attempts,
                             late_submissions, contribution)
                 where s.partner_id = :partner and s.customer_id = n.customer_id and s.user_id = n.user_id
                """)
                .bindArray(
                        "customers",
                        Long.class,
                        column(rows, row -> row.enrollee().customer().value()))
                .bindArray(
                        "users",
                        Long.class,
                        column(rows, row -> row.enrollee().user().value()))
                .bindArray("days", String.class, column(rows, row -> row.asOf().toString()))
                .bindArray("changes", String.class, column(rows, StandingStore::changesOn))
                .bindArray(
                        "hoots",
                        Integer.class,
                        column(rows, row -> standing(row).hootScore()))
                .bindArray(
                        "videos",
                        Integer.class,
                        column(rows, row -> standing(row).videoScore()))
                .bindArray(
                        "phishings",
                        Integer.class,
                        column(rows, row -> standing(row).phishingScore()))
                .bindArray(
                        "policies",
                        Integer.class,
                        column(rows, row -> standing(row).policyScore()))
                .bindArray(
                        "optionals",
                        Integer.class,
                        column(rows, row -> standing(row).optionalScore()))
                .bindArray(
                        "ranks",
                        String.class,
                        column(rows, row -> standing(row).rank().word()))
                .bindArray(
                        "compliants",
                        Boolean.class,
                        column(rows, row -> standing(row).isCompliant()))
                .bindArray(
                        "counts",
                        Integer.class,
                        column(rows, row -> standing(row).compliantCount()))
                .bindArray(
                        "completeds",
                        Integer.class,
                        column(rows, row -> standing(row).completedAssignments()))
                .bindArray(
                        "attempts",
                        Integer.class,
                        column(rows, row -> standing(row).attempts()))
                .bindArray(
                        "lates",
                        Integer.class,
                        column(rows, row -> standing(row).lateSubmissions()))
                .bindArray(
                        "contributions",
                        String.class,
                        column(rows, row -> row.evaluation().contribution().literal()))
                .execute();
    }

    Map<UserId, Standing> find(Tx tx, CustomerId customer, Collection<UserId> users) {
        Map<UserId, Standing> standings = new LinkedHashMap<>();
        tx.query("""
                select %s from user_standings s
                 where s.partner_id = :partner and s.customer_id = :customer and s.user_id = any(:users)
                 order by s.user_id
                """.formatted(COLUMNS))
                .bind("customer", customer.value())
                .bindArray(
                        "users", Long.class, users.stream().map(UserId::value).toList())
                .map((row, _) -> stored(row).evaluation().standing())
                .forEach(standing -> standings.put(standing.user(), standing));
        return standings;
    }

    /** Those whose standing changes by time on a day or before, in their order. */
    List<Enrollee> changing(Tx tx, LocalDate day, int limit) {
        return tx.query("""
                select customer_id, user_id from user_standings
                 where partner_id = :partner and changes_on <= :day
                 order by customer_id, user_id limit :limit
                """)
                .bind("day", day)
                .bind("limit", limit)
                .map((row, _) -> enrollee(row))
                .list();
    }

    /** What these people had to do by a day, and have not. */
    List<FellDue> fallenDue(Tx tx, Collection<Enrollee> people, LocalDate day) {
        return tx.query("""
                select e.customer_id, e.user_id, e.assignment_id
                  from %s
                  join enrollments e on e.partner_id = :partner and e.customer_id = person.customer_id
                                    and e.user_id = person.user_id
                  join assignments a on a.partner_id = :partner and a.customer_id = e.customer_id and a.id = e.assignment_id
                  join users u on u.partner_id = :partner and u.customer_id = e.customer_id and u.id = e.user_id
                 where e.due_on = :day and e.completed_at is null and e.withdrawn_at is null and u.archived_at is null
                   and not a.is_optional and a.archived_at is null
                """.formatted(PEOPLE))
                .bindArray("customers", Long.class, Enrollee.customers(people))
                .bindArray("users", Long.class, Enrollee.users(people))
                .bind("day", day)
                .map((row, _) -> new FellDue(
                        new CustomerId(row.getLong("customer_id")),
                        new UserId(row.getLong("user_id")),
                        new AssignmentId(row.getLong("assignment_id"))))
                .list();
    }

    /** The next users after one, in their order, with what is stored of them; null where nothing is. */
    Map<Enrollee, @Nullable Stored> page(Tx tx, Enrollee after, int limit) {
        Map<Enrollee, @Nullable Stored> page = new LinkedHashMap<>();
        tx.query("""
                select u.customer_id as customer, u.id as user, %s
                  from users u
                  left join user_standings s on s.partner_id = :partner and s.customer_id = u.customer_id and s.user_id = u.id
                 where u.partner_id = :partner and (u.customer_id, u.id) > (:customer, :user)
                 order by u.customer_id, u.id limit :limit
                """.formatted(COLUMNS))
                .bind("customer", after.customer().value())
                .bind("user", after.user().value())
                .bind("limit", limit)
                .map((row, _) -> page.put(
                        new Enrollee(new CustomerId(row.getLong("customer")), new UserId(row.getLong("user"))),
                        row.getString("hoot_rank") == null ? null : stored(row)))
                .list();
        return page;
    }

    /** Users of a customer, ordered by id. */
    List<Enrollee> users(Tx tx, CustomerId customer, long after, int limit) {
        return tx.query("""
                select customer_id, id as user_id from users
                 where partner_id = :partner and customer_id = :customer and id > :after
                 order by id limit :limit
                """)
                .bind("customer", customer.value())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> enrollee(row))
                .list();
    }

    private static List<Stored> lockExisting(Tx tx, List<Enrollee> people) {
        return tx.query("""
                select %s from %s
                  join user_standings s on s.partner_id = :partner and s.customer_id = person.customer_id
                                       and s.user_id = person.user_id
                 order by s.customer_id, s.user_id
                   for no key update of s
                """.formatted(COLUMNS, PEOPLE))
                .bindArray("customers", Long.class, Enrollee.customers(people))
                .bindArray("users", Long.class, Enrollee.users(people))
                .map((row, _) -> stored(row))
                .list();
    }

    private static void insertMissing(Tx tx, List<Enrollee> people, LocalDate day) {
        tx.update("""
                insert into user_standings (partner_id, customer_id, user_id, as_of, hoot_rank, compliant, compliant_count,
                       completed_assignments, num_attempts, late_submissions, contribution)
                select u.partner_id, u.customer_id, u.id, :day, :rank, true, 0, 0, 0, 0, :nothing::integer[]
                  from %s
                  join users u on u.partner_id = :partner and u.customer_id = person.customer_id and u.id = person.user_id
                 order by u.customer_id, u.id
                    on conflict do nothing
                """.formatted(PEOPLE))
                .bindArray("customers", Long.class, Enrollee.customers(people))
                .bindArray("users", Long.class, Enrollee.users(people))
                .bind("day", day)
                .bind("rank", UserRank.HATCHLING.word())
                .bind("nothing", Totals.ZERO.literal())
                .execute();
    }

    private static Standing standing(Stored row) {
        return row.evaluation().standing();
    }

    private static @Nullable String changesOn(Stored row) {
        LocalDate day = row.evaluation().changesOn();
        return day == null ? null : day.toString();
    }

    private static <T> List<@Nullable T> column(Collection<Stored> rows, Function<Stored, @Nullable T> value) {
        List<@Nullable T> values = new ArrayList<>();
        rows.forEach(row -> values.add(value.apply(row)));
        return values;
    }

    private static Stored stored(ResultSet row) throws SQLException {
        Enrollee enrollee = enrollee(row);
        Standing standing = new Standing(
                enrollee.user(),
                row.getObject("hoot_score", Integer.class),
                row.getObject("video_score", Integer.class),
                row.getObject("phishing_score", Integer.class),
                row.getObject("policy_score", Integer.class),
                row.getObject("optional_score", Integer.class),
                Columns.word(row, "hoot_rank", UserRank.class),
                row.getBoolean("compliant"),
                row.getInt("compliant_count"),
                row.getInt("completed_assignments"),
                row.getInt("num_attempts"),
                row.getInt("late_submissions"));
        Totals contribution =
                Totals.stored((Integer[]) row.getArray("contribution").getArray());
        Evaluation evaluation = new Evaluation(standing, row.getObject("changes_on", LocalDate.class), contribution);
        return new Stored(enrollee, Columns.day(row, "as_of"), evaluation);
    }

    private static Enrollee enrollee(ResultSet row) throws SQLException {
        return new Enrollee(new CustomerId(row.getLong("customer_id")), new UserId(row.getLong("user_id")));
    }
}
