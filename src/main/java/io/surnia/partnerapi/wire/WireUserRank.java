package io.surnia.partnerapi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.surnia.scoring.Standing;

/** The answer of Get User Security Awareness Rank. */
public record WireUserRank(
        @JsonProperty("hootRank") String rank,
        @JsonProperty("hootScore") WireScore score,
        @JsonProperty("videoScore") WireScore videoScore,
        @JsonProperty("phishingScore") WireScore phishingScore,
        @JsonProperty("policyScore") WireScore policyScore,
        @JsonProperty("badgeImage") String badgeImage,
        @JsonProperty("badgeIcon") String badgeIcon) {

    /**
     * @param badgeImage address of the rank's large picture
     * @param badgeIcon address of the rank's small picture
     */
    public static WireUserRank of(Standing standing, String badgeImage, String badgeIcon) {
        return new WireUserRank(
                standing.rank().fullName(),
                new WireScore(standing.hootScore()),
                new WireScore(standing.videoScore()),
                new WireScore(standing.phishingScore()),
                new WireScore(standing.policyScore()),
                badgeImage,
                badgeIcon);
    }
}
