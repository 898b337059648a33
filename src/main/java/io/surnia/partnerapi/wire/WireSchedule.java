package io.surnia.partnerapi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/** The answer of the four schedules: trainings and how far each is done, both keyed by training id. */
public record WireSchedule(
        @JsonProperty("trainings") Keyed trainings,
        @JsonProperty("compliance") Map<String, WireTrainingCompliance> compliance) {}
