package io.surnia.letters;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The letters there are, and what the text of each may leave to be filled in. */
public enum LetterKind {
    WELCOME("To a learner on the day of being added."),
    FIRST_NOTICE("To a learner: everything that starts on a day."),
    WARNING_NOTICE("To a learner some days before the due day."),
    EXPIRATION_NOTICE("To a learner on the day after the due day."),
    MANAGER_NOTICE("To a manager: who of the team is overdue since today."),
    HR_NOTICE("To a group's HR contact: who is overdue for some days."),
    RENEWAL_NOTICE("To administrators: what begins anew soon.");

    private final String purpose;

    LetterKind(String purpose) {
        this.purpose = purpose;
    }

    /** Its name in the database, the management API and the mails: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** To whom it goes and when, one sentence. */
    public String purpose() {
        return purpose;
    }

    /** What its text may leave to be filled in. */
    public Set<Placeholder> placeholders() {
        Set<Placeholder> places =
                EnumSet.of(Placeholder.CUSTOMER_NAME, Placeholder.SERVICE_NAME, Placeholder.SUPPORT_EMAIL);
        if (isToLearner()) {
            Collections.addAll(places, Placeholder.LEARNER_FIRST_NAME, Placeholder.LEARNER_LAST_NAME);
        } else {
            places.add(Placeholder.RECIPIENT_NAME);
        }
        switch (this) {
            case WELCOME -> places.add(Placeholder.LINK);
            case FIRST_NOTICE, WARNING_NOTICE, EXPIRATION_NOTICE ->
                Collections.addAll(places, Placeholder.LINK, Placeholder.ASSIGNMENTS, Placeholder.ASSIGNMENTS_COUNT);
            case MANAGER_NOTICE ->
                Collections.addAll(places, Placeholder.LINK, Placeholder.PEOPLE, Placeholder.PEOPLE_COUNT);
            case HR_NOTICE -> Collections.addAll(places, Placeholder.PEOPLE, Placeholder.PEOPLE_COUNT);
            case RENEWAL_NOTICE -> Collections.addAll(places, Placeholder.ASSIGNMENTS, Placeholder.ASSIGNMENTS_COUNT);
        }
        return places;
    }

    private boolean isToLearner() {
        return switch (this) {
            case WELCOME, FIRST_NOTICE, WARNING_NOTICE, EXPIRATION_NOTICE -> true;
            case MANAGER_NOTICE, HR_NOTICE, RENEWAL_NOTICE -> false;
        };
    }

    /** The kind of a word; empty for a word that is none's. */
    public static Optional<LetterKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
