package io.surnia.scoring;

import java.util.Locale;

/** A customer's rank, from the lowest to the highest. */
public enum CustomerRank {
    HATCHLING("Hatchling Haven"),
    NOVICE("Novice Nest"),
    EXPLORER("Explorer Eyrie"),
    PROTECTOR("Protector Perch"),
    GUARDIAN("Guardian Grove"),
    ORACLE("Owl Oracle");

    private final String fullName;

    CustomerRank(String fullName) {
        this.fullName = fullName;
    }

    /**
     * The rank that a score gives.
     *
     * @param score 0 to 100
     */
    public static CustomerRank of(int score) {
        for (int rank = 0; rank < ScoreTable.CUSTOMER_RANK_SCORES.length; rank++) {
            if (score <= ScoreTable.CUSTOMER_RANK_SCORES[rank]) {
                return values()[rank];
            }
        }
        return ORACLE;
    }

    /** As shown to people: {@code Protector Perch}. */
    public String fullName() {
        return fullName;
    }

    /** The one-word form: {@code protector}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
