package io.surnia.partnerapi;

import io.surnia.customers.CustomerId;
import io.surnia.partnerapi.wire.Keyed;
import io.surnia.partnerapi.wire.WireSchedule;
import io.surnia.partnerapi.wire.WireTraining;
import io.surnia.partnerapi.wire.WireTrainingCompliance;
import io.surnia.platform.http.Call;
import io.surnia.platform.json.Json;
import io.surnia.programs.ProgramKind;
import io.surnia.programs.ScheduledTraining;
import io.surnia.programs.Schedules;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is planned for a customer and how far it is done: all of it, or what one programme planned. */
final class TrainingApi {
    private final Lists lists;
    private final Schedules schedules;

    TrainingApi(Lists lists, Schedules schedules) {
        this.lists = lists;
        this.schedules = schedules;
    }

    void all(Call call) throws IOException {
        CustomerId customer = Reach.of(call).customer();
        answer(call, customer, (tx, after, limit) -> schedules.page(tx, customer, after, limit));
    }

    void foundational(Call call) throws IOException {
        ofProgram(call, ProgramKind.FOUNDATIONAL);
    }

    void training(Call call) throws IOException {
        ofProgram(call, ProgramKind.TRAINING);
    }

    void phishing(Call call) throws IOException {
        ofProgram(call, ProgramKind.PHISHING);
    }

    private void ofProgram(Call call, ProgramKind kind) throws IOException {
        CustomerId customer = Reach.of(call).customer();
        answer(call, customer, (tx, after, limit) -> schedules.ofProgram(tx, customer, kind, after, limit));
    }

    /** The trainings are written as they are read; of each, the few words for the second part are kept till then. */
    private void answer(Call call, CustomerId customer, Lists.Page<Long, ScheduledTraining> page) throws IOException {
        Chunks<Long, ScheduledTraining> rows = lists.ofCustomer(call, customer, page, TrainingApi::id);
        Map<String, WireTrainingCompliance> compliance = new LinkedHashMap<>();
        Keyed trainings = Lists.keyed(rows, TrainingApi::id, training -> {
            compliance.put(Long.toString(id(training)), WireTrainingCompliance.of(training));
            return WireTraining.of(training);
        });
        call.stream(out -> Json.write(out, new WireSchedule(trainings, compliance)));
    }

    private static long id(ScheduledTraining training) {
        return training.assignment().id().value();
    }
}
