package io.surnia.library;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/**
 * The questions of a training or survey, as JSON: an array of {@code {"question", "answers": [{"text", "right"}],
 * "several", "explanation"}}. {@code several} is there where more than one answer can be chosen; a survey's answers have
 * no {@code right}, and none at all where the answer is written freely, or is a number of a {@code scale}: {@code
 * {"least", "most", "low", "high"}}. {@link QuizJson} reads it again.
 */
final class QuestionsFile {
    private static final int MOST_QUESTIONS = 50;
    private static final int MOST_ANSWERS = 10;

    private final Shelf shelf;
    private final String file;
    private final Findings findings;

    QuestionsFile(Shelf shelf, String file, Findings findings) {
        this.shelf = shelf;
        this.file = file;
        this.findings = findings;
    }

    /** Each has one right answer, or several where it says so, and an explanation. */
    String withRightAnswers() {
        return read(QuestionsFile::graded);
    }

    /** Nobody's answer is right or wrong. */
    String withoutRightAnswers() {
        return read(QuestionsFile::asked);
    }

    private String read(Function<Sheet, ObjectNode> reader) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        Sheet.read(shelf, file, findings).ifPresent(sheet -> {
            sheet.only("questions");
            List<Sheet> questions = sheet.list("questions", null);
            if (questions.isEmpty() || questions.size() > MOST_QUESTIONS) {
                sheet.flaw("questions", "there must be 1 to %d questions".formatted(MOST_QUESTIONS));
            }
            questions.forEach(question -> json.add(reader.apply(question)));
        });
        return json.toString();
    }

    private static ObjectNode graded(Sheet question) {
        question.only("question", "answers", "explanation", "several");
        ObjectNode json = begun(question);
        List<Sheet> answers = question.list("answers", null);
        int right = 0;
        for (Sheet answer : answers) {
            answer.only("text", "right");
            boolean isRight = answer.flag("right");
            right += isRight ? 1 : 0;
            json.withArrayProperty("answers")
                    .addObject()
                    .put("text", answer.text("text", 500))
                    .put("right", isRight);
        }
        if (answers.size() < 2 || answers.size() > MOST_ANSWERS) {
            question.flaw("answers", "a question needs 2 to %d answers".formatted(MOST_ANSWERS));
        } else if (right == 0 || right == answers.size()) {
            question.flaw("answers", "some answers must be right and some wrong");
        } else if (right > 1 && !question.flag("several")) {
            question.flaw("answers", "only one answer may be right, or 'several: true' must say otherwise");
        }
        return json.put("explanation", question.text("explanation", 2000));
    }

    private static ObjectNode asked(Sheet question) {
        question.only("question", "answers", "several", "scale");
        ObjectNode json = begun(question);
        if (question.has("scale")) {
            question.part("scale").ifPresent(scale -> json.set("scale", scale(scale)));
            if (question.has("answers") || question.has("several")) {
                question.flaw("scale", "a question has a scale or answers, not both");
            }
            return json;
        }
        List<Sheet> answers = question.list("answers", "text");
        for (Sheet answer : answers) {
            json.withArrayProperty("answers").addObject().put("text", answer.text("text", 500));
        }
        if (question.has("answers") && (answers.size() < 2 || answers.size() > MOST_ANSWERS)) {
            question.flaw(
                    "answers",
                    "a question needs 2 to %d answers, or none to be answered freely".formatted(MOST_ANSWERS));
        }
        return json;
    }

    private static ObjectNode scale(Sheet scale) {
        scale.only("least", "most", "low", "high");
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        int least = scale.number("least", 0, 9);
        int most = scale.number("most", 1, 10);
        if (least >= most) {
            scale.flaw("most", "'most' must be more than 'least'");
        }
        return json.put("least", least)
                .put("most", most)
                .put("low", scale.textOrNull("low", 100))
                .put("high", scale.textOrNull("high", 100));
    }

    private static ObjectNode begun(Sheet question) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("question", question.text("question", 1000));
        if (question.flag("several")) {
            json.put("several", true);
        }
        json.putArray("answers");
        return json;
    }
}
