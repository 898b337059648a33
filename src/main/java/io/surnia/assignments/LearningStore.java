package io.surnia.assignments;

import io.surnia.customers.CustomerId;
import io.surnia.library.Difficulty;
import io.surnia.library.LibraryId;
import io.surnia.library.LibraryKind;
import io.surnia.people.UserId;
import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The SQL on what learners do: it appends to attempts, completions and acceptances, and counts in enrollments. */
final class LearningStore {
    private static final String KEY =
            "partner_id = :partner and customer_id = :customer and user_id = :user and assignment_id = :assignment";

    Optional<Duty> duty(Tx tx, CustomerId customer, UserId user, AssignmentId assignment) {
        return duty(tx, customer, user, assignment, "");
    }

    /** Until the transaction ends, nobody else works on it. */
    Optional<Duty> lockedDuty(Tx tx, CustomerId customer, UserId user, AssignmentId assignment) {
        return duty(tx, customer, user, assignment, "for update of e");
    }

    private static Optional<Duty> duty(Tx tx, CustomerId customer, UserId user, AssignmentId assignment, String lock) {
        return tx.query("""
                select a.kind, a.name, a.quiz_enabled, a.passing_percent, a.phishing_difficulty, e.due_on,
                       e.completed_at is not null as is_done, coalesce(e.exercise_id, a.library_id) as item,
                       e.exercise_id is not null as is_chosen,
                       encode(coalesce(i.content_hash,
                                sha256(convert_to(concat_ws(E'\\n', a.name, a.file_name, a.message), 'UTF8'))), 'hex') as hash
                  from enrollments e
                  join assignments a on a.partner_id = :partner and a.customer_id = e.customer_id and a.id = e.assignment_id
                  join users u on u.partner_id = :partner and u.customer_id = e.customer_id and u.id = e.user_id
                  left join library_items i on i.partner_id = :partner and i.id = a.library_id
                 where e.partner_id = :partner and e.customer_id = :customer and e.user_id = :user
                   and e.assignment_id = :assignment and e.withdrawn_at is null and u.archived_at is null
                   and a.archived_at is null and (a.effective_end is null or a.effective_end >= :today)
                """ + lock)
                .bind("customer", customer.value())
                .bind("user", user.value())
                .bind("assignment", assignment.value())
                .bind("today", tx.today())
                .map((row, _) -> new Duty(
                        customer,
                        user,
                        assignment,
                        LibraryKind.ofWord(row.getString("kind")),
                        row.getString("name"),
                        new Quiz(row.getBoolean("quiz_enabled"), row.getBigDecimal("passing_percent")),
                        row.getObject("due_on", LocalDate.class),
                        row.getBoolean("is_done"),
                        Columns.wordOrNull(row, "phishing_difficulty", Difficulty.class),
                        item(row),
                        row.getBoolean("is_chosen"),
                        row.getString("hash")))
                .findOne();
    }

    /** From now on the learner gets to see this item. */
    void setItem(Tx tx, Duty duty, LibraryId item) {
        of(duty, tx.update("update enrollments set exercise_id = :item where exercise_id is null and " + KEY))
                .bind("item", item.value())
                .execute();
    }

    /**
     * Appends an attempt, and a completion where it passed; one statement, for it is the most frequent write of all.
     *
     * @return the attempt's number
     */
    long appendAttempt(Tx tx, Duty duty, @Nullable Integer percent, boolean isPassed, boolean isLate) {
        return of(duty, tx.query("""
                with attempt as (
                    insert into attempts (partner_id, customer_id, user_id, assignment_id, at, percent, passed)
                    values (:partner, :customer, :user, :assignment, :now, :percent, :passed)
                    returning id),
                completion as (
                    insert into completions (partner_id, customer_id, user_id, assignment_id, at, late)
                    select :partner, :customer, :user, :assignment, :now, :late where :passed),
                enrollment as (
                    update enrollments
                       set attempts = attempts + 1,
                           best_percent = greatest(best_percent, :percent::integer),
                           completed_at = case when :passed then :now else completed_at end,
                           late = case when :passed then :late else late end
                     where %s)
                select id from attempt
                """.formatted(KEY)))
                .bind("now", tx.now())
                .bind("percent", percent)
                .bind("passed", isPassed)
                .bind("late", isLate)
                .mapTo(Long.class)
                .one();
    }

    void appendAcceptance(Tx tx, Duty duty, boolean isAccepted, Signature signature) {
        of(duty, tx.update("""
                insert into acceptances (partner_id, customer_id, user_id, assignment_id, at, accepted, full_name, address,
                       version_hash)
                values (:partner, :customer, :user, :assignment, :now, :accepted, :name, :address, decode(:hash, 'hex'))
                """))
                .bind("now", tx.now())
                .bind("accepted", isAccepted)
                .bind("name", signature.fullName())
                .bind("address", signature.address())
                .bind("hash", duty.contentHash())
                .execute();
    }

    static <S extends SqlStatement<S>> S of(Duty duty, S statement) {
        return statement
                .bind("customer", duty.customer().value())
                .bind("user", duty.user().value())
                .bind("assignment", duty.assignment().value());
    }

    private static @Nullable LibraryId item(ResultSet row) throws SQLException {
        Long id = Columns.longOrNull(row, "item");
        return id == null ? null : new LibraryId(id);
    }
}
