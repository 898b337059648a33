package io.surnia.scoring;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A user's rank, from the lowest to the highest. */
public enum UserRank {
    HATCHLING("Fluffy Hatchling"),
    NOVICE("Owlet Novice"),
    EXPLORER("Feathered Explorer"),
    PROTECTOR("Perch Protector"),
    GUARDIAN("Talon Guardian"),
    SAGE("Wise Owl Sage");

    private final String fullName;

    UserRank(String fullName) {
        this.fullName = fullName;
    }

    /**
     * The rank that completions and score give together: the lowest of which either bound holds.
     *
     * @param completed how many assignments were done
     * @param score 0 to 100; null where there is none, so that completions decide alone
     */
    public static UserRank of(int completed, @Nullable Integer score) {
        for (int rank = 0; rank < ScoreTable.RANK_COMPLETIONS.length; rank++) {
            boolean fewCompletions = completed <= ScoreTable.RANK_COMPLETIONS[rank];
            boolean lowScore = score != null && score <= ScoreTable.RANK_SCORES[rank];
            if (fewCompletions || lowScore) {
                return values()[rank];
            }
        }
        return SAGE;
    }

    /** As shown to people: {@code Perch Protector}. */
    public String fullName() {
        return fullName;
    }

    /** The one-word form: {@code protector}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The rank that a word names.
     *
     * @throws IllegalArgumentException for a word that names none
     */
    public static UserRank ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
