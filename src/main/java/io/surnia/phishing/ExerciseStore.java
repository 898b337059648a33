package io.surnia.phishing;

import io.surnia.customers.CustomerId;
import io.surnia.library.Difficulty;
import io.surnia.library.LibraryId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import java.util.List;

/** The SQL that reads which exercises a learner has tried, by the learner's enrollments. It writes nothing. */
final class ExerciseStore {

    /** The first attempt at each exercise, oldest first; of one that was asked anew, the first since. */
    List<PastExercise> past(Tx tx, CustomerId customer, UserId user) {
        return tx.query("""
                select i.id, i.phishing_difficulty, first.percent, first.passed
                  from enrollments e
                  join assignments a on a.partner_id = :partner and a.customer_id = e.customer_id
                                    and a.id = e.assignment_id and a.kind = 'phishing'
                  join library_items i on i.partner_id = :partner and i.id = coalesce(e.exercise_id, a.library_id)
                                      and i.phishing_difficulty is not null
                 cross join lateral (
                       select t.id, coalesce(t.percent, 0) as percent, t.passed
                         from attempts t
                        where t.partner_id = :partner and t.customer_id = e.customer_id and t.user_id = e.user_id
                          and t.assignment_id = e.assignment_id and t.id > e.history_from
                        order by t.id limit 1) first
                 where e.partner_id = :partner and e.customer_id = :customer and e.user_id = :user
                 order by first.id
                """)
                .bind("customer", customer.value())
                .bind("user", user.value())
                .map((row, _) -> new PastExercise(
                        new LibraryId(row.getLong("id")),
                        Columns.word(row, "phishing_difficulty", Difficulty.class),
                        row.getInt("percent"),
                        row.getBoolean("passed")))
                .list();
    }
}
