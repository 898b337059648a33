package io.surnia.scoring;

import io.surnia.people.UserId;
import org.jspecify.annotations.Nullable;

/**
 * How a user stands, as stored. Scores are 0 to 100, null where nothing counts yet ({@code n/a}).
 *
 * @param isCompliant whether nothing required is overdue
 * @param compliantCount required effective assignments that are done
 * @param completedAssignments everything ever done
 * @param attempts every attempt ever made
 * @param lateSubmissions what was done after its due day
 */
public record Standing(
        UserId user,
        @Nullable Integer hootScore,
        @Nullable Integer videoScore,
        @Nullable Integer phishingScore,
        @Nullable Integer policyScore,
        @Nullable Integer optionalScore,
        UserRank rank,
        boolean isCompliant,
        int compliantCount,
        int completedAssignments,
        int attempts,
        int lateSubmissions) {}
