package io.surnia.partnerapi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.surnia.scoring.Standing;
import io.surnia.scoring.UserRanking;

/** A row of user-rankings.php, keyed by user id; the rank is one word here. */
public record WireUserRanking(
        @JsonProperty("first_name") String firstName,
        @JsonProperty("last_name") String lastName,
        @JsonProperty("email_address") String email,
        @JsonProperty("hoot_score") WireScore score,
        @JsonProperty("hoot_rank") String rank,
        @JsonProperty("completed_assignments") int completed,
        @JsonProperty("late_submissions") int late,
        @JsonProperty("num_attempts") int attempts) {

    public static WireUserRanking of(UserRanking ranking) {
        Standing standing = ranking.standing();
        return new WireUserRanking(
                ranking.firstName(),
                ranking.lastName(),
                ranking.email(),
                new WireScore(standing.hootScore()),
                standing.rank().word(),
                standing.completedAssignments(),
                standing.lateSubmissions(),
                standing.attempts());
    }
}
