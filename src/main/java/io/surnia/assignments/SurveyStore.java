package io.surnia.assignments;

import io.surnia.assignments.SurveyResults.OfQuestion;
import io.surnia.customers.CustomerId;
import io.surnia.library.Question;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The SQL that reads survey_answers: those of one assignment, by its index. */
final class SurveyStore {
    /** The answers that count: of whom was asked anew, those since. */
    private static final String COUNTING = """
              from survey_answers s
              join enrollments e on e.partner_id = :partner and e.customer_id = s.customer_id and e.user_id = s.user_id
                                and e.assignment_id = s.assignment_id and s.attempt_id > e.history_from
             where s.partner_id = :partner and s.customer_id = :customer and s.assignment_id = :assignment
            """;

    int respondents(Tx tx, CustomerId customer, AssignmentId assignment) {
        return tx.query("select count(distinct s.user_id) " + COUNTING)
                .bind("customer", customer.value())
                .bind("assignment", assignment.value())
                .mapTo(Integer.class)
                .one();
    }

    List<OfQuestion> results(Tx tx, CustomerId customer, AssignmentId assignment, List<Question> questions) {
        Map<Integer, Map<Integer, Integer>> chosen = new HashMap<>();
        Map<Integer, Integer> answers = new HashMap<>();
        tx.query("""
                with counting as (select s.question, s.options, s.value %s)
                select question, null::smallint as choice, count(*) as count from counting group by question
                union all
                select question, coalesce(option, value), count(*)
                  from counting left join lateral unnest(options) as option on true
                 where options is not null or value is not null
                 group by question, coalesce(option, value)
                """.formatted(COUNTING))
                .bind("customer", customer.value())
                .bind("assignment", assignment.value())
                .map((row, _) -> {
                    int question = row.getInt("question");
                    Integer choice = row.getObject("choice", Integer.class);
                    int count = row.getInt("count");
                    return choice == null
                            ? answers.put(question, count)
                            : chosen.computeIfAbsent(question, _ -> new HashMap<>())
                                    .put(choice, count);
                })
                .list();
        List<OfQuestion> results = new ArrayList<>();
        for (int number = 1; number <= questions.size(); number++) {
            Question question = questions.get(number - 1);
            Map<Integer, Integer> counts = chosen.getOrDefault(number, Map.of());
            results.add(new OfQuestion(
                    number,
                    question,
                    answers.getOrDefault(number, 0),
                    counts(question, counts),
                    mean(question, counts)));
        }
        return List.copyOf(results);
    }

    List<SurveyText> texts(
            Tx tx,
            CustomerId customer,
            AssignmentId assignment,
            int question,
            boolean isAnonymous,
            long after,
            int limit) {
        return tx.query("""
                select s.id, s.text, s.user_id %s and s.question = :question and s.text is not null and s.id > :after
                 order by s.id limit :limit
                """.formatted(COUNTING))
                .bind("customer", customer.value())
                .bind("assignment", assignment.value())
                .bind("question", question)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> new SurveyText(
                        row.getLong("id"),
                        row.getString("text"),
                        isAnonymous ? null : new UserId(row.getLong("user_id"))))
                .list();
    }

    private static List<Integer> counts(Question question, Map<Integer, Integer> counts) {
        return switch (question) {
            case Question.Choice choice -> inOrder(counts, 1, choice.options().size());
            case Question.Scale scale -> inOrder(counts, scale.least(), scale.most());
            case Question.FreeText _, Question.Graded _ -> List.of();
        };
    }

    private static List<Integer> inOrder(Map<Integer, Integer> counts, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(each -> counts.getOrDefault(each, 0))
                .toList();
    }

    private static @Nullable BigDecimal mean(Question question, Map<Integer, Integer> counts) {
        if (!(question instanceof Question.Scale) || counts.isEmpty()) {
            return null;
        }
        long sum = 0;
        long count = 0;
        for (Map.Entry<Integer, Integer> each : counts.entrySet()) {
            sum += (long) each.getKey() * each.getValue();
            count += each.getValue();
        }
        return BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP);
    }
}
