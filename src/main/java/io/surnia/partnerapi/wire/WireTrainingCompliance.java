package io.surnia.partnerapi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far one training of a schedule is done, keyed by its id. */
public record WireTrainingCompliance(
        @JsonProperty("policyName") String name,
        @JsonProperty("policyType") String type,
        @JsonProperty("overallCompliance") int compliance) {}
