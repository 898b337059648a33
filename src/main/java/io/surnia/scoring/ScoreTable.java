package io.surnia.scoring;

/** Every number of the scores, ranks and compliance, in one place; docs/scoring.md prints and explains them. */
final class ScoreTable {
    static final int PERFECT = 100;

    // What one assignment's score loses.
    static final int EXTRA_ATTEMPT = 10;
    static final int LATE = 10;

    // How much each component weighs in a user's score.
    static final int PHISHING_WEIGHT = 40;
    static final int VIDEO_WEIGHT = 40;
    static final int POLICY_WEIGHT = 15;
    static final int OPTIONAL_WEIGHT = 5;

    // What lapses in real phishing mails take off at the end.
    static final int CLICK = 5;
    static final int SUBMISSION = 10;
    static final int MOST_FOR_LAPSES = 20;
    static final int LAPSE_DAYS = 90;

    // A user's rank is the first of which either bound holds.
    static final int[] RANK_COMPLETIONS = {0, 7, 17, 28, 41};
    static final int[] RANK_SCORES = {-1, 20, 40, 60, 80};

    // What moves a customer's score off its completion percentage.
    static final int HIGH_PERFORMER = 90;
    static final int LOW_PERFORMER = 60;
    static final int MOST_FOR_HIGH_PERFORMERS = 10;
    static final int MOST_FOR_ON_TIME = 5;
    static final int MOST_FOR_LOW_PERFORMERS = 5;
    static final int MOST_FOR_ATTEMPTS = 5;
    static final int ATTEMPTS_FREE = 1;
    static final int ATTEMPTS_WORST = 3;

    // The highest score of each customer rank but the last.
    static final int[] CUSTOMER_RANK_SCORES = {20, 40, 60, 75, 90};

    private ScoreTable() {}
}
