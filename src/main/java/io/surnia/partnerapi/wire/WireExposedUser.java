package io.surnia.partnerapi.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** An account in the answer of Get All Users Exposures, keyed by its address. */
public record WireExposedUser(
        @JsonProperty("userId") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long userId,
        @JsonProperty("name") @Nullable String name,
        @JsonProperty("firstBreachDate") @Nullable Integer firstBreach,
        @JsonProperty("latestBreachDate") @Nullable Integer latestBreach,
        @JsonProperty("unacknowledgedExposures") int unacknowledged,
        @JsonProperty("breachCount") int breaches) {}
