package io.surnia.scoring;

import io.surnia.library.LibraryKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a customer stands.
 *
 * @param hootScore 0 to 100; null while it has no active user, as the rank
 * @param users active users, whom the other figures are about
 * @param effective how many assignments of each kind are effective; every kind is a key
 * @param compliance whole percent done of what is required, rounded down, 100 where nothing is; every kind is a key
 * @param overallCompliance the same over all kinds
 */
public record CustomerStanding(
        @Nullable Integer hootScore,
        @Nullable CustomerRank rank,
        int users,
        Map<LibraryKind, Integer> effective,
        Map<LibraryKind, Integer> compliance,
        int overallCompliance) {}
