package io.surnia.partnerapi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The answer of Get User Security Awareness Rank. */
public record WireUserRank(
        @JsonProperty("hootRank") String rank,
        @JsonProperty("hootScore") WireScore score,
        @JsonProperty("videoScore") WireScore videoScore,
        @JsonProperty("phishingScore") WireScore phishingScore,
        @JsonProperty("policyScore") WireScore policyScore,
        @JsonProperty("badgeImage") String badgeImage,
        @JsonProperty("badgeIcon") String badgeIcon) {}
