package io.surnia.assignments;

import io.surnia.library.Question;
import io.surnia.platform.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A learner's answers laid beside the questions: each is answered once, by what it asks for; a free text may be left out. */
final class AnswerSheet {
    private final List<Question> questions;
    private final Map<Integer, Answer> byQuestion = new TreeMap<>();
    private final List<Problem.Field> faults = new ArrayList<>();

    private AnswerSheet(List<Question> questions) {
        this.questions = questions;
    }

    /**
     * The answers by the number of their question.
     *
     * @throws Problem naming each answer that is missing, doubled, to no question, or not of the question's kind
     */
    static Map<Integer, Answer> check(List<Question> questions, List<Answer> answers) {
        AnswerSheet sheet = new AnswerSheet(questions);
        for (int place = 0; place < answers.size(); place++) {
            sheet.take(answers.get(place), "answers[%d]".formatted(place));
        }
        sheet.noteMissing();
        if (!sheet.faults.isEmpty()) {
            throw Problem.invalidFields(sheet.faults);
        }
        return sheet.byQuestion;
    }

    private void take(Answer answer, String place) {
        int number = answer.question();
        if (number < 1 || number > questions.size()) {
            fault(place + ".question", "must be the number of a question, from 1 to %d".formatted(questions.size()));
        } else if (byQuestion.putIfAbsent(number, answer) != null) {
            fault(place + ".question", "must not name a question that is answered already");
        } else {
            checkKind(questions.get(number - 1), answer, place);
        }
    }

    private void checkKind(Question question, Answer answer, String place) {
        switch (question) {
            case Question.Graded graded -> checkOptions(answer, graded.options().size(), graded.isSeveral(), place);
            case Question.Choice choice -> checkOptions(answer, choice.options().size(), choice.isSeveral(), place);
            case Question.Scale scale -> {
                Integer value = answer.value();
                if (value == null || value < scale.least() || value > scale.most()) {
                    fault(
                            place + ".value",
                            "must be a whole number from %d to %d".formatted(scale.least(), scale.most()));
                }
                refuse(place, "options", answer.options(), options -> !options.isEmpty());
                refuse(place, "text", answer.text(), _ -> true);
            }
            case Question.FreeText _ -> {
                String text = answer.text();
                if (text == null || text.isBlank() || text.indexOf('\0') >= 0 || text.length() > Answer.LONGEST_TEXT) {
                    fault(place + ".text", "must be a text of 1 to %d characters".formatted(Answer.LONGEST_TEXT));
                }
                refuse(place, "options", answer.options(), options -> !options.isEmpty());
                refuse(place, "value", answer.value(), _ -> true);
            }
        }
    }

    private void checkOptions(Answer answer, int count, boolean isSeveral, String place) {
        List<Integer> chosen = answer.options();
        boolean areThere = chosen.stream().allMatch(option -> option >= 1 && option <= count);
        boolean areDifferent = new HashSet<>(chosen).size() == chosen.size();
        if (chosen.isEmpty() || !areThere || !areDifferent) {
            fault(place + ".options", "must be one or more different numbers of its options, from 1 to " + count);
        } else if (chosen.size() > 1 && !isSeveral) {
            fault(place + ".options", "must be one number: only one option can be chosen here");
        }
        refuse(place, "value", answer.value(), _ -> true);
        refuse(place, "text", answer.text(), _ -> true);
    }

    private <T> void refuse(String place, String name, @Nullable T given, Function<T, Boolean> isGiven) {
        if (given != null && isGiven.apply(given)) {
            fault(place + "." + name, "is not what this question asks for");
        }
    }

    private void noteMissing() {
        for (int number = 1; number <= questions.size(); number++) {
            if (!byQuestion.containsKey(number) && !(questions.get(number - 1) instanceof Question.FreeText)) {
                faults.add(new Problem.Field(
                        "answers",
                        "missing_parameter",
                        "The field 'answers' lacks an answer to question %d.".formatted(number)));
            }
        }
    }

    private void fault(String field, String rule) {
        faults.add(new Problem.Field(field, "invalid_parameter", "The field '%s' %s.".formatted(field, rule)));
    }
}
