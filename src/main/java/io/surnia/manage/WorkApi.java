package io.surnia.manage;

import io.surnia.assignments.AssignmentId;
import io.surnia.assignments.Learning;
import io.surnia.assignments.Learning.Outcome;
import io.surnia.assignments.Signature;
import io.surnia.customers.CustomerId;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import io.surnia.platform.http.Answer;
import io.surnia.platform.http.Call;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Records what a user did of an assignment, where it was done elsewhere: attempts, completions, acceptances, refusals. */
final class WorkApi {
    private final Writes writes;
    private final Audit audit;
    private final Learning learning;

    WorkApi(Writes writes, Audit audit, Learning learning) {
        this.writes = writes;
        this.audit = audit;
        this.learning = learning;
    }

    void attempt(Call call) throws IOException {
        Place place = Place.of(call);
        Fields fields = Fields.of(call);
        fields.require("percent");
        int percent = fields.integer("percent", 0, 100, 0);
        fields.verify();
        answer(
                place,
                "attempt",
                Map.of("user", place.user.value(), "percent", percent),
                tx -> learning.attempt(tx, place.customer, place.user, place.assignment, percent));
    }

    void complete(Call call) throws IOException {
        Place place = Place.of(call);
        Fields.of(call).verify();
        answer(
                place,
                "complete",
                Map.of("user", place.user.value()),
                tx -> learning.complete(tx, place.customer, place.user, place.assignment));
    }

    void accept(Call call) throws IOException {
        Place place = Place.of(call);
        Signature signature = signature(call);
        answer(
                place,
                "accept",
                Map.of("user", place.user.value()),
                tx -> learning.accept(tx, place.customer, place.user, place.assignment, signature));
    }

    void refuse(Call call) throws IOException {
        Place place = Place.of(call);
        Signature signature = signature(call);
        answer(place, "refuse", Map.of("user", place.user.value()), tx -> {
            learning.refuse(tx, place.customer, place.user, place.assignment, signature);
            return Outcome.FAILED;
        });
    }

    private void answer(Place place, String action, Object what, Function<Tx, Outcome> work) throws IOException {
        writes.answer(place.caller, tx -> {
            Outcome outcome = work.apply(tx);
            if (outcome != Outcome.DONE_BEFORE) {
                Subject subject = new Subject("assignment", place.assignment.value());
                audit.record(tx, place.caller.actor(), action, subject, null, what);
            }
            String word = action.equals("refuse") ? "refused" : outcome.name().toLowerCase(Locale.ROOT);
            return Answer.ok(Map.of("outcome", word));
        });
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
