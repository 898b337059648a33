package io.surnia.scoring;

/** The parts of a user's score, each with its weight. */
public enum Component {
    PHISHING(ScoreTable.PHISHING_WEIGHT),
    VIDEO(ScoreTable.VIDEO_WEIGHT),
    POLICY(ScoreTable.POLICY_WEIGHT),
    OPTIONAL(ScoreTable.OPTIONAL_WEIGHT);

    private final int weight;

    Component(int weight) {
        this.weight = weight;
    }

    /** The weight, in hundredths before those that do not count are left out. */
    public int weight() {
        return weight;
    }
}
