package io.surnia.partnerapi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.surnia.assignments.Terms;
import io.surnia.programs.ScheduledTraining;

/** How far one training of a schedule is done, keyed by its id. */
public record WireTrainingCompliance(
        @JsonProperty("policyName") String name,
        @JsonProperty("policyType") String type,
        @JsonProperty("overallCompliance") int compliance) {

    public static WireTrainingCompliance of(ScheduledTraining training) {
        Terms terms = training.assignment().terms();
        return new WireTrainingCompliance(terms.name(), terms.kind().word(), training.compliance());
    }
}
