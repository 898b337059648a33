package io.surnia.assignments;

import io.surnia.library.Question;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a quiz is graded: every question counts the same. One with one right option is right or wrong. Of one with several,
 * each right option that was chosen counts one, each wrong one takes one away, never below none, out of as many as are
 * right. The percentage is rounded down, so that 100 means that all was right.
 */
final class Grading {
    /** What {@link #of} found: the percentage, and each question in its order. */
    record Grade(int percent, List<GradedQuestion> questions) {}

    private Grading() {}

    /** @param answers by the number of their question, one to each */
    static Grade of(List<Question> questions, Map<Integer, Answer> answers) {
        List<GradedQuestion> graded = new ArrayList<>();
        long common = IntStream.rangeClosed(1, questions.size())
                .mapToObj(number -> rightOptions((Question.Graded) questions.get(number - 1)))
                .mapToLong(Set::size)
                .reduce(1, Grading::leastCommonMultiple);
        long points = 0;
        for (int number = 1; number <= questions.size(); number++) {
            Question.Graded question = (Question.Graded) questions.get(number - 1);
            Set<Integer> right = rightOptions(question);
            Answer answer = answers.get(number);
            Set<Integer> chosen = answer == null ? Set.of() : Set.copyOf(answer.options());
            points += common / right.size() * hits(right, chosen);
            graded.add(new GradedQuestion(number, chosen.equals(right), question.explanation()));
        }
        return new Grade((int) (100 * points / (common * questions.size())), List.copyOf(graded));
    }

    private static Set<Integer> rightOptions(Question.Graded question) {
        return IntStream.rangeClosed(1, question.options().size())
                .filter(option -> question.options().get(option - 1).isRight())
                .boxed()
                .collect(Collectors.toSet());
    }

    private static int hits(Set<Integer> right, Set<Integer> chosen) {
        Set<Integer> wrong = new HashSet<>(chosen);
        wrong.removeAll(right);
        return Math.max(0, chosen.size() - 2 * wrong.size());
    }

    private static long leastCommonMultiple(long one, long other) {
        long larger = Math.max(one, other);
        long multiple = larger;
        while (multiple % one != 0 || multiple % other != 0) {
            multiple += larger;
        }
        return multiple;
    }
}
