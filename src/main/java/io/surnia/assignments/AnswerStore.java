package io.surnia.assignments;

import io.surnia.library.LibraryId;
import io.surnia.platform.db.Tx;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The SQL that appends to attempt_answers and survey_answers. */
final class AnswerStore {

    /** @param answers JSON in UTF-8 */
    void append(Tx tx, Duty duty, long attempt, LibraryId item, byte[] answers) {
        LearningStore.of(duty, tx.update("""
                insert into attempt_answers (partner_id, customer_id, user_id, assignment_id, attempt_id, library_id, answers)
                values (:partner, :customer, :user, :assignment, :attempt, :item, cast(:answers as jsonb))
                """))
                .bind("attempt", attempt)
                .bind("item", item.value())
                .bind("answers", new String(answers, StandardCharsets.UTF_8))
                .execute();
    }

    /** All answers to a survey in one statement. */
    void appendSurvey(Tx tx, Duty duty, long attempt, Collection<Answer> answers) {
        List<Answer> given = List.copyOf(answers);
        LearningStore.of(duty, tx.update("""
                insert into survey_answers (partner_id, customer_id, user_id, assignment_id, attempt_id, question, options,
                       value, text)
                select :partner, :customer, :user, :assignment, :attempt, a.question, string_to_array(a.options, ',')::smallint[],
                       a.value, a.text
                  from unnest(cast(:questions as smallint[]), cast(:options as text[]), cast(:values as smallint[]),
                              cast(:texts as text[])) as a (question, options, value, text)
                """))
                .bind("attempt", attempt)
                .bindArray(
                        "questions",
                        Integer.class,
                        given.stream().map(Answer::question).toArray())
                .bindArray(
                        "options",
                        String.class,
                        given.stream().map(AnswerStore::options).toArray())
                .bindArray(
                        "values",
                        Integer.class,
                        given.stream().map(Answer::value).toArray())
                .bindArray(
                        "texts", String.class, given.stream().map(Answer::text).toArray())
                .execute();
    }

    private static @Nullable String options(Answer answer) {
        return answer.options().isEmpty()
                ? null
                : String.join(
                        ",", answer.options().stream().map(String::valueOf).toList());
    }
}
