package io.surnia.manage;

import io.surnia.assignments.AssignmentId;
import io.surnia.assignments.Surveys;
import io.surnia.customers.CustomerId;
import io.surnia.manage.wire.WireSurvey;
import io.surnia.manage.wire.WireSurveyText;
import io.surnia.platform.http.Call;
import java.io.IOException;

/** What people answered to a survey, taken together. */
final class SurveysApi {
    private final Reads reads;
    private final Surveys surveys;

    SurveysApi(Reads reads, Surveys surveys) {
        this.reads = reads;
        this.surveys = surveys;
    }

    void results(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        AssignmentId id = id(call);
        reads.one(caller, new One(tx -> WireSurvey.of(surveys.results(tx, customer, id)), _ -> {}));
    }

    void texts(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        AssignmentId id = id(call);
        int question = (int) Math.min(call.pathId("question"), Integer.MAX_VALUE);
        reads.list(
                caller,
                (tx, slice) -> surveys.texts(tx, customer, id, question, slice.after(), slice.limit()),
                WireSurveyText::of);
    }

    private static AssignmentId id(Call call) {
        return new AssignmentId(call.pathId("id"));
    }
}
