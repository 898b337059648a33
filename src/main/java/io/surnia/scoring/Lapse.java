package io.surnia.scoring;

import java.time.LocalDate;

/**
 * That a person fell for a phishing mail.
 *
 * @param isSubmission whether a form was submitted; else a link was clicked
 */
record Lapse(boolean isSubmission, LocalDate day) {
    int points() {
        return isSubmission ? ScoreTable.SUBMISSION : ScoreTable.CLICK;
    }

    /** The first day on which it no longer counts. */
    LocalDate forgottenOn() {
        return day.plusDays(ScoreTable.LAPSE_DAYS);
    }
}
