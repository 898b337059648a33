package io.surnia.library;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.surnia.library.Exercise.Cue;
import io.surnia.library.Exercise.Decision;
import io.surnia.library.Exercise.Mark;
import io.surnia.library.Exercise.Part;
import io.surnia.platform.html.MessageHtml;
import io.surnia.platform.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An item's {@code quiz} as it is stored: what {@link QuestionsFile} and {@link ExerciseFile} write, and what the API brings
 * in the same form. It reads questions and exercises of it, or says what is wrong with it.
 */
final class QuizJson {
    private static final int MOST_QUESTIONS = 50;
    private static final int MOST_OPTIONS = 20;
    private static final int MOST_MARKS = 100;

    /** What is wrong, as the rest of the sentence "The field 'quiz' …". */
    static final class Flawed extends Exception {
        private static final long serialVersionUID = 1L;

        Flawed(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    private QuizJson() {}

    /** The same as it may be stored: an exercise's message is made inert. */
    static String checked(LibraryKind kind, String quiz) throws Flawed {
        JsonNode json = Json.tree(quiz);
        if (kind != LibraryKind.PHISHING) {
            questions(kind, json);
            return quiz;
        }
        exercise(json);
        List<String> refused = new ArrayList<>();
        ObjectNode message = (ObjectNode) json.path("message");
        String body = text(message, "body", 200_000, "message");
        String inert =
                MessageHtml.inert(body.replace(" data-target=\"", " href=\""), (_, reason) -> refused.add(reason));
        if (!refused.isEmpty()) {
            throw new Flawed("holds a message in which " + refused.getFirst());
        }
        message.put("body", inert);
        return json.toString();
    }

    /** The questions of an item that is no exercise, in their order. */
    static List<Question> questions(LibraryKind kind, JsonNode json) throws Flawed {
        if (!json.isArray() || json.isEmpty() || json.size() > MOST_QUESTIONS) {
            throw new Flawed("must be a list of 1 to %d questions".formatted(MOST_QUESTIONS));
        }
        List<Question> questions = new ArrayList<>();
        for (JsonNode question : json) {
            String place = "question " + (questions.size() + 1);
            questions.add(kind == LibraryKind.SURVEY ? asked(question, place) : graded(question, place));
        }
        return List.copyOf(questions);
    }

    private static Question graded(JsonNode json, String place) throws Flawed {
        List<Question.Option> options = new ArrayList<>();
        for (JsonNode answer : json.path("answers")) {
            if (!answer.path("right").isBoolean()) {
                throw new Flawed("does not say of every answer of %s whether it is right".formatted(place));
            }
            options.add(new Question.Option(
                    text(answer, "text", 1000, place), answer.path("right").booleanValue()));
        }
        long right = options.stream().filter(Question.Option::isRight).count();
        boolean isSeveral = flag(json, "several", place) || right > 1;
        requireOptions(options.size(), place);
        if (right == 0) {
            throw new Flawed("must have a right answer in " + place);
        }
        return new Question.Graded(
                text(json, "question", 1000, place),
                List.copyOf(options),
                isSeveral,
                textOrNull(json, "explanation", 2000, place));
    }

    private static Question asked(JsonNode json, String place) throws Flawed {
        String text = text(json, "question", 1000, place);
        JsonNode scale = json.path("scale");
        if (scale.isObject()) {
            int least = scale.path("least").asInt(-1);
            int most = scale.path("most").asInt(-1);
            if (least < 0 || most > 10 || least >= most) {
                throw new Flawed("must have a scale within 0 to 10 in " + place);
            }
            return new Question.Scale(
                    text, least, most, textOrNull(scale, "low", 100, place), textOrNull(scale, "high", 100, place));
        }
        List<String> options = new ArrayList<>();
        for (JsonNode answer : json.path("answers")) {
            options.add(text(answer, "text", 500, place));
        }
        if (options.isEmpty()) {
            return new Question.FreeText(text);
        }
        requireOptions(options.size(), place);
        return new Question.Choice(text, List.copyOf(options), flag(json, "several", place));
    }

    /** An exercise's message and solution. */
    static Exercise exercise(JsonNode json) throws Flawed {
        Decision decision = switch (json.path("decision").asText()) {
            case "phish" -> Decision.PHISH;
            case "safe" -> Decision.SAFE;
            default -> throw new Flawed("must have the decision phish or safe");
        };
        if (!json.path("message").isObject()) {
            throw new Flawed("must have a message");
        }
        Set<Mark> explained = new HashSet<>();
        List<Cue> suspicious = cues(json.path("suspicious"), explained);
        List<Cue> harmless = cues(json.path("harmless"), explained);
        if (suspicious.isEmpty() == (decision == Decision.PHISH)) {
            throw new Flawed("must have something suspicious where it is a phish, and nothing where it is safe");
        }
        return new Exercise(decision, json.path("message"), suspicious, harmless);
    }

    private static List<Cue> cues(JsonNode json, Set<Mark> explained) throws Flawed {
        List<Cue> cues = new ArrayList<>();
        for (JsonNode cue : json) {
            String word = cue.path("part").asText();
            Part part = null;
            for (Part each : Part.values()) {
                part = each.word().equals(word.toLowerCase(Locale.ROOT)) ? each : part;
            }
            if (part == null) {
                throw new Flawed("must name a part of the message in each mark");
            }
            Mark mark = new Mark(part, part.isOfHead() ? null : text(cue, "at", 200, "a mark"));
            if (!explained.add(mark) || explained.size() > MOST_MARKS) {
                throw new Flawed("must explain each part once, %d at most".formatted(MOST_MARKS));
            }
            cues.add(new Cue(mark, text(cue, "why", 1000, "a mark")));
        }
        return List.copyOf(cues);
    }

    private static void requireOptions(int count, String place) throws Flawed {
        if (count < 2 || count > MOST_OPTIONS) {
            throw new Flawed("must have 2 to %d answers in %s".formatted(MOST_OPTIONS, place));
        }
    }

    private static boolean flag(JsonNode json, String name, String place) throws Flawed {
        JsonNode value = json.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new Flawed("must have true or false as '%s' in %s".formatted(name, place));
        }
        return value.asBoolean();
    }

    private static String text(JsonNode json, String name, int most, String place) throws Flawed {
        String text = textOrNull(json, name, most, place);
        if (text == null) {
            throw new Flawed("lacks '%s' in %s".formatted(name, place));
        }
        return text;
    }

    private static @Nullable String textOrNull(JsonNode json, String name, int most, String place) throws Flawed {
        JsonNode value = json.path(name);
        String text = value.asText();
        if (value.isMissingNode() || value.isNull() || (value.isTextual() && text.isBlank())) {
            return null;
        }
        if (!value.isTextual() || text.length() > most) {
            throw new Flawed("must have 1 to %d characters as '%s' in %s".formatted(most, name, place));
        }
        return text;
    }
}
