package io.surnia.partnerapi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** The answer of Get Customer Security Awareness Rank: all null while the customer has no active user. */
public record WireCustomerRank(
        @JsonProperty("hootRank") @Nullable String rank,
        @JsonProperty("hootScore") @Nullable Integer score,
        @JsonProperty("badgeImage") @Nullable String badgeImage,
        @JsonProperty("badgeIcon") @Nullable String badgeIcon) {}
