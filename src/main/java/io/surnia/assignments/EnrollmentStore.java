package io.surnia.assignments;

import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Locks;
import io.surnia.platform.db.Tx;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.mapper.RowViewMapper;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The SQL on enrollments as people and assignments come and go; all of it works on sets. */
final class EnrollmentStore {
    /**
     * Owed today: begun, not ended, not archived, whether or not all have been enrolled. One that was opened has begun,
     * whatever day it was when a transaction began that waited for the opening.
     */
    private static final String EFFECTIVE = """
            (a.opened_on is not null or a.effective_start <= :today) and a.archived_at is null
            and (a.effective_end is null or a.effective_end >= :today)
            """;

    /** Whether assignment a asks user u. */
    static final String ASKED = """
            (exists (
                select from assignment_targets t
                 where t.partner_id = :partner and t.customer_id = a.customer_id and t.assignment_id = a.id
                   and (t.everyone or t.user_id = u.id))
             or exists (
                select from assignment_targets t
                  join group_members m on m.partner_id = :partner and m.customer_id = t.customer_id
                                      and m.group_id = t.group_id and m.user_id = u.id
                  join groups g on g.partner_id = :partner and g.customer_id = m.customer_id and g.id = m.group_id
                                and g.archived_at is null
                 where t.partner_id = :partner and t.customer_id = a.customer_id and t.assignment_id = a.id))
            """;

    /** Of these people those who are active, and what asks each of them, each once: found from the people's side. */
    private static final String ASKED_OF_PEOPLE = """
            with active as materialized (
                select u.customer_id, u.id
                  from unnest(:customers::bigint[], :users::bigint[]) as person (customer_id, user_id)
                  join users u on u.partner_id = :partner and u.customer_id = person.customer_id and u.id = person.user_id
                              and u.archived_at is null),
            asked as materialized (
                select u.customer_id, u.id, t.assignment_id
                  from active u
                  join assignment_targets t on t.partner_id = :partner and t.customer_id = u.customer_id and t.everyone
                union
                select u.customer_id, u.id, t.assignment_id
                  from active u
                  join assignment_targets t on t.partner_id = :partner and t.customer_id = u.customer_id and t.user_id = u.id
                union
                select u.customer_id, u.id, t.assignment_id
                  from active u
                  join group_members m on m.partner_id = :partner and m.customer_id = u.customer_id and m.user_id = u.id
                  join groups g on g.partner_id = :partner and g.customer_id = m.customer_id and g.id = m.group_id
                                and g.archived_at is null
                  join assignment_targets t on t.partner_id = :partner and t.customer_id = m.customer_id
                                           and t.group_id = m.group_id)
            """;

    /** The active users whom assignment a asks, each once. */
    private static final String ASKED_USERS = """
            select u.id
              from assignment_targets t
              join users u on u.partner_id = :partner and u.customer_id = t.customer_id and u.archived_at is null
             where t.partner_id = :partner and t.customer_id = a.customer_id and t.assignment_id = a.id and t.everyone
            union
            select u.id
              from assignment_targets t
              join users u on u.partner_id = :partner and u.customer_id = t.customer_id and u.id = t.user_id
                          and u.archived_at is null
             where t.partner_id = :partner and t.customer_id = a.customer_id and t.assignment_id = a.id
            union
            select u.id
              from assignment_targets t
              join group_members m on m.partner_id = :partner and m.customer_id = t.customer_id and m.group_id = t.group_id
              join groups g on g.partner_id = :partner and g.customer_id = m.customer_id and g.id = m.group_id
                            and g.archived_at is null
              join users u on u.partner_id = :partner and u.customer_id = m.customer_id and u.id = m.user_id
                          and u.archived_at is null
             where t.partner_id = :partner and t.customer_id = a.customer_id and t.assignment_id = a.id
            """;

    /** The due day of assignment a for who is enrolled today. */
    private static final String DUE = """
            least(a.effective_end,
                  case when a.fixed_window then a.due_on
                       else greatest(a.window_starts_on, :today) + a.window_days - 1 end)
            """;

    /** Enrols, or takes back who had been withdrawn; what is there stays as it is and is not returned. */
    private static final String ENROL = """
            insert into enrollments (partner_id, customer_id, user_id, assignment_id, enrolled_on, due_on)
            select a.partner_id, a.customer_id, u.id, a.id, :today, {due}
              from assignments a %s
            on conflict (partner_id, customer_id, user_id, assignment_id)
               do update set withdrawn_at = null where enrollments.withdrawn_at is not null
            returning customer_id, user_id, assignment_id
            """.replace("{due}", DUE);

    static final String PEOPLE = "unnest(:customers::bigint[], :users::bigint[]) as person (customer_id, user_id)";

    /**
     * Makes transactions wait that decide who of these customers is asked what: shared for those who bring people,
     * alone for those who bring assignments. Without it, two of them at once would not see what the other brings.
     */
    void lock(Tx tx, Collection<CustomerId> customers, boolean isShared) {
        List<Long> numbers = customers.stream().map(CustomerId::value).toList();
        if (isShared) {
            Locks.share(tx, "enrolment", numbers);
        } else {
            Locks.alone(tx, "enrolment", numbers);
        }
    }

    /**
     * Makes transactions wait that decide what these people are asked, one of them archiving a user, say, whom another
     * puts into a group: each would not see what the other does, and both be wrong.
     */
    void hold(Tx tx, Collection<Enrollee> people) {
        tx.query("""
                select u.id
                  from %s
                  join users u on u.partner_id = :partner and u.customer_id = person.customer_id and u.id = person.user_id
                 order by u.customer_id, u.id
                   for no key update of u
                """.formatted(PEOPLE))
                .bindArray("customers", Long.class, Enrollee.customers(people))
                .bindArray("users", Long.class, Enrollee.users(people))
                .mapTo(Long.class)
                .list();
    }

    /**
     * Enrols whom these assignments ask and who is not enrolled.
     *
     * @param most how many at most; null for all
     */
    List<Enrolled> enrolInto(Tx tx, Collection<AssignmentId> assignments, LocalDate day, @Nullable Integer most) {
        return tx.query(ENROL.formatted("""
                  join lateral (%s) u on true
                 where a.partner_id = :partner and a.id = any(:assignments) and %s
                   and not exists (
                       select from enrollments e
                        where e.partner_id = :partner and e.customer_id = a.customer_id and e.user_id = u.id
                          and e.assignment_id = a.id and e.withdrawn_at is null)
                 order by a.id, u.id limit :most::bigint
                """.formatted(ASKED_USERS, EFFECTIVE)))
                .bindArray("assignments", Long.class, AssignmentStore.values(assignments))
                .bind("today", day)
                .bind("most", most)
                .map(EnrollmentStore::enrolled)
                .list();
    }

    /**
     * Enrols everybody whom the transaction's import added, in one statement: nobody of them is enrolled in anything. A
     * user who is the target is older than the import.
     */
    void enrolAdded(Tx tx, CustomerId customer) {
        tx.update("""
                insert into enrollments (partner_id, customer_id, user_id, assignment_id, enrolled_on, due_on)
                with targets as materialized (
                    select a.id as assignment_id, t.group_id, t.everyone, %s as due_on
                      from assignments a
                      join assignment_targets t on t.partner_id = :partner and t.customer_id = a.customer_id
                                               and t.assignment_id = a.id
                     where a.partner_id = :partner and a.customer_id = :customer and %s),
                asked as (
                    select p.user_id, t.assignment_id, t.due_on
                      from targets t cross join imported_people p
                     where t.everyone and p.change = 'added'
                    union
                    select m.user_id, t.assignment_id, t.due_on
                      from targets t
                      join imported_members m on m.group_id = t.group_id and not m.is_there)
                select :partner, :customer, user_id, assignment_id, :today, due_on from asked order by user_id, assignment_id
                """.formatted(DUE, EFFECTIVE))
                .bind("customer", customer.value())
                .bind("today", tx.today())
                .execute();
    }

    /** Those whom the transaction's import archived, restored or put into groups, and who were there before, in order. */
    List<Enrollee> movedByImport(Tx tx, CustomerId customer, UserId after, int limit) {
        return tx.handle()
                .createQuery("""
                select user_id from imported_people
                 where user_id > :after and (joins or change in ('restored', 'archived'))
                 order by user_id limit :limit
                """)
                .bind("after", after.value())
                .bind("limit", limit)
                .map((row, _) -> new Enrollee(customer, new UserId(row.getLong("user_id"))))
                .list();
    }

    /** Enrols active ones of these people in what asks them. */
    List<Enrolled> enrol(Tx tx, Collection<Enrollee> people) {
        return onPeople(
                tx, people, EnrollmentStore::enrolled, ASKED_OF_PEOPLE + ENROL.formatted("""
                  join asked u on u.customer_id = a.customer_id and u.assignment_id = a.id
                 where a.partner_id = :partner and %s
                """.formatted(EFFECTIVE)));
    }

    /** Withdraws these people from what they have not done and what asks them no longer. */
    List<Enrollee> withdraw(Tx tx, Collection<Enrollee> people) {
        // Row by row through indexes, not as a join of sets: without statistics, as after a load, that took minutes.
        return onPeople(tx, people, EnrollmentStore::enrollee, """
                update enrollments e set withdrawn_at = :now
                  from (select u.customer_id, u.id as user_id, a.id as assignment_id
                          from %s
                          join users u on u.partner_id = :partner and u.customer_id = person.customer_id
                                      and u.id = person.user_id
                         cross join lateral (
                               select open.assignment_id from enrollments open
                                where open.partner_id = :partner and open.customer_id = u.customer_id
                                  and open.user_id = u.id and open.completed_at is null and open.withdrawn_at is null
                               offset 0) open
                          join assignments a on a.partner_id = :partner and a.customer_id = u.customer_id
                                            and a.id = open.assignment_id
                         where %s and (u.archived_at is not null or not %s)) gone
                 where e.partner_id = :partner and e.customer_id = gone.customer_id and e.user_id = gone.user_id
                   and e.assignment_id = gone.assignment_id
                returning e.customer_id, e.user_id
                """.formatted(PEOPLE, EFFECTIVE, ASKED));
    }

    /** Withdraws from an assignment whoever has not done it and whom it asks no longer. */
    List<Enrollee> withdrawFrom(Tx tx, CustomerId customer, AssignmentId assignment) {
        return tx.query("""
                update enrollments e set withdrawn_at = :now
                  from assignments a, users u
                 where a.partner_id = :partner and a.customer_id = :customer and a.id = :assignment
                   and u.partner_id = :partner and u.customer_id = a.customer_id
                   and e.partner_id = :partner and e.customer_id = a.customer_id and e.user_id = u.id
                   and e.assignment_id = a.id and e.completed_at is null and e.withdrawn_at is null
                   and %s and (u.archived_at is not null or not %s)
                returning e.customer_id, e.user_id
                """.formatted(EFFECTIVE, ASKED))
                .bind("customer", customer.value())
                .bind("assignment", assignment.value())
                .bind("today", tx.today())
                .bind("now", tx.now())
                .map(EnrollmentStore::enrollee)
                .list();
    }

    /** Withdraws from an assignment everybody who has not done it. */
    void withdrawAll(Tx tx, CustomerId customer, AssignmentId assignment) {
        of(assignment, customer, tx.update("""
                update enrollments set withdrawn_at = :now
                 where partner_id = :partner and customer_id = :customer and assignment_id = :assignment
                   and completed_at is null and withdrawn_at is null
                """)).bind("now", tx.now()).execute();
    }

    /** Moves the due days of those who have not done it to where its terms now put them. */
    void moveDays(Tx tx, CustomerId customer, AssignmentId assignment) {
        of(assignment, customer, tx.update("""
                update enrollments e
                   set due_on = least(a.effective_end,
                                      case when a.fixed_window and e.history_from = 0 then a.due_on
                                           else greatest(a.window_starts_on, e.enrolled_on) + a.window_days - 1 end)
                  from assignments a
                 where a.partner_id = :partner and a.customer_id = :customer and a.id = :assignment
                   and e.partner_id = :partner and e.customer_id = a.customer_id and e.assignment_id = a.id
                   and e.completed_at is null
                """)).execute();
    }

    /**
     * Asks it anew of everybody who has done it: their history stays, but only what comes after it counts. The number is
     * drawn row by row, under the row's lock, so that it lies above all that a learner was just appending.
     */
    void askAnew(Tx tx, CustomerId customer, AssignmentId assignment) {
        of(assignment, customer, tx.update("""
                update enrollments
                   set history_from = nextval('history_ids'), enrolled_on = :today, attempts = 0, best_percent = null,
                       completed_at = null, late = false, exercise_id = null
                 where partner_id = :partner and customer_id = :customer and assignment_id = :assignment
                   and completed_at is not null
                """)).bind("today", tx.today()).execute();
    }

    /** Whether anybody is or was enrolled in an assignment. */
    boolean any(Tx tx, CustomerId customer, AssignmentId assignment) {
        return of(assignment, customer, tx.query("""
                select exists (
                    select from enrollments
                     where partner_id = :partner and customer_id = :customer and assignment_id = :assignment)
                """)).mapTo(boolean.class).one();
    }

    /** Everybody who is or was enrolled in an assignment. */
    List<Enrollee> enrolled(Tx tx, CustomerId customer, AssignmentId assignment) {
        return tx.query("""
                select customer_id, user_id from enrollments
                 where partner_id = :partner and customer_id = :customer and assignment_id = :assignment
                """)
                .bind("customer", customer.value())
                .bind("assignment", assignment.value())
                .map(EnrollmentStore::enrollee)
                .list();
    }

    private static <S extends SqlStatement<S>> S of(AssignmentId assignment, CustomerId customer, S statement) {
        return statement.bind("customer", customer.value()).bind("assignment", assignment.value());
    }

    private static <T> List<T> onPeople(Tx tx, Collection<Enrollee> people, RowViewMapper<T> mapper, String sql) {
        return tx.query(sql)
                .bindArray("customers", Long.class, Enrollee.customers(people))
                .bindArray("users", Long.class, Enrollee.users(people))
                .bind("today", tx.today())
                .bind("now", tx.now())
                .map(mapper)
                .list();
    }

    private static Enrollee enrollee(RowView row) {
        return new Enrollee(
                new CustomerId(row.getColumn("customer_id", Long.class)),
                new UserId(row.getColumn("user_id", Long.class)));
    }

    private static Enrolled enrolled(RowView row) {
        Enrollee one = enrollee(row);
        return new Enrolled(one.customer(), one.user(), new AssignmentId(row.getColumn("assignment_id", Long.class)));
    }
}
