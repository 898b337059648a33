package io.surnia.manage;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.assignments.Answer;
import io.surnia.assignments.AssignmentId;
import io.surnia.assignments.Learning;
import io.surnia.assignments.Learning.Outcome;
import io.surnia.assignments.Signature;
import io.surnia.customers.CustomerId;
import io.surnia.library.Exercise.Decision;
import io.surnia.library.Exercise.Mark;
import io.surnia.library.Exercise.Part;
import io.surnia.manage.wire.WireAnswered;
import io.surnia.manage.wire.WireInspected;
import io.surnia.manage.wire.WireTask;
import io.surnia.people.UserId;
import io.surnia.phishing.Exercises;
import io.surnia.phishing.Inspection;
import io.surnia.platform.db.Tx;
import io.surnia.platform.http.Call;
import io.surnia.platform.problem.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * What a user does of an assignment: its content as that user gets it, answers and inspections that are graded here, and
 * what was done elsewhere: attempts, completions, acceptances, refusals.
 */
final class WorkApi {
    private static final int MOST_QUESTIONS = 50;
    private static final int MOST_OPTIONS = 20;
    private static final int MOST_MARKS = 100;

    private final Writes writes;
    private final Learning learning;
    private final Exercises exercises;

    WorkApi(Writes writes, Learning learning, Exercises exercises) {
        this.writes = writes;
        this.learning = learning;
        this.exercises = exercises;
    }

    void open(Call call) throws IOException {
        Place place = Place.of(call);
        Fields.of(call).verify();
        answer(place, tx -> WireTask.of(exercises.open(tx, place.customer, place.user, place.assignment)));
    }

    void answers(Call call) throws IOException {
        Place place = Place.of(call);
        Fields fields = Fields.of(call);
        List<JsonNode> sent = fields.elements("answers", 1, MOST_QUESTIONS);
        List<Answer> answers = elements(fields, "answers", sent, WorkApi::readAnswer);
        answer(
                place,
                tx -> WireAnswered.of(learning.answer(
                        tx, place.caller.actor(), place.customer, place.user, place.assignment, answers)));
    }

    void inspect(Call call) throws IOException {
        Place place = Place.of(call);
        Fields fields = Fields.of(call);
        fields.require("decision");
        Decision decision = fields.word("decision", Decision.class, Decision.SAFE);
        List<JsonNode> sent = fields.elements("marks", 0, MOST_MARKS);
        Inspection inspection = new Inspection(decision, elements(fields, "marks", sent, WorkApi::readMark));
        answer(
                place,
                tx -> WireInspected.of(exercises.inspect(
                        tx, place.caller.actor(), place.customer, place.user, place.assignment, inspection)));
    }

    void attempt(Call call) throws IOException {
        Place place = Place.of(call);
        Fields fields = Fields.of(call);
        fields.require("percent");
        int percent = fields.integer("percent", 0, 100, 0);
        fields.verify();
        answer(
                place,
                tx -> outcome(learning.attempt(
                        tx, place.caller.actor(), place.customer, place.user, place.assignment, percent)));
    }

    void complete(Call call) throws IOException {
        Place place = Place.of(call);
        Fields.of(call).verify();
        answer(
                place,
                tx -> outcome(
                        learning.complete(tx, place.caller.actor(), place.customer, place.user, place.assignment)));
    }

    void accept(Call call) throws IOException {
        Place place = Place.of(call);
        Signature signature = signature(call);
        answer(
                place,
                tx -> outcome(learning.accept(
                        tx, place.caller.actor(), place.customer, place.user, place.assignment, signature)));
    }

    void refuse(Call call) throws IOException {
        Place place = Place.of(call);
        Signature signature = signature(call);
        answer(place, tx -> {
            boolean isKept =
                    learning.refuse(tx, place.caller.actor(), place.customer, place.user, place.assignment, signature);
            return isKept ? Map.of("outcome", "refused") : outcome(Outcome.DONE_BEFORE);
        });
    }

    private void answer(Place place, Function<Tx, Object> work) throws IOException {
        writes.answer(place.caller, tx -> io.surnia.platform.http.Answer.ok(work.apply(tx)));
    }

    private static Map<String, String> outcome(Outcome outcome) {
        return Map.of("outcome", outcome.name().toLowerCase(Locale.ROOT));
    }

    /** The elements of a list, or all that is wrong with them and with the fields beside them. */
    private static <T> List<T> elements(Fields fields, String name, List<JsonNode> sent, Function<Fields, T> read) {
        List<T> elements = new ArrayList<>();
        List<Problem.Field> faults = new ArrayList<>(fields.faults());
        for (JsonNode each : sent) {
            Fields element = Fields.ofElement(each, "%s[%d]".formatted(name, elements.size()));
            elements.add(read.apply(element));
            faults.addAll(element.faults());
        }
        if (!faults.isEmpty()) {
            throw Problem.invalidFields(faults);
        }
        return elements;
    }

    private static Answer readAnswer(Fields fields) {
        fields.require("question");
        return new Answer(
                fields.integer("question", 1, MOST_QUESTIONS, 1),
                fields.ids("options", MOST_OPTIONS).stream()
                        .map(option -> (int) Math.min(option, Integer.MAX_VALUE))
                        .toList(),
                fields.integerOrNull("value", 0, 10, null),
                fields.textOrNull("text", Answer.LONGEST_TEXT, null));
    }

    private static Mark readMark(Fields fields) {
        fields.require("part");
        return new Mark(fields.word("part", Part.class, Part.SENDER), fields.textOrNull("at", 200, null));
    }

    private static Signature signature(Call call) {
        Fields fields = Fields.of(call);
        fields.require("full_name");
        String name = fields.text("full_name", 1, 201, "");
        String address = fields.textOrNull("ip_address", 64, null);
        fields.verify();
        return new Signature(name, address);
    }

    /** Whose work on what. */
    private record Place(Caller caller, CustomerId customer, UserId user, AssignmentId assignment) {
        static Place of(Call call) {
            Caller caller = Caller.of(call);
            return new Place(
                    caller,
                    caller.customer(),
                    new UserId(call.pathId("id")),
                    new AssignmentId(call.pathId("assignment")));
        }
    }
}
