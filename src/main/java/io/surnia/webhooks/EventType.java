package io.surnia.webhooks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything that can be told. */
public enum EventType {
    CUSTOMER_CREATED,
    CUSTOMER_UPDATED,
    CUSTOMER_ARCHIVED,
    CUSTOMER_RESTORED,
    USER_CREATED,
    USER_UPDATED,
    USER_ARCHIVED,
    USER_RESTORED,
    USER_ERASED,
    GROUP_CREATED,
    GROUP_UPDATED,
    GROUP_ARCHIVED,
    GROUP_RESTORED,
    GROUP_DELETED,
    ASSIGNMENT_CREATED,
    ASSIGNMENT_UPDATED,
    ASSIGNMENT_ARCHIVED,
    ASSIGNMENT_RESTORED,
    /** A user owes it from now on. */
    ASSIGNMENT_ASSIGNED,
    ASSIGNMENT_COMPLETED,
    /** The day after a user's last day for it. */
    ASSIGNMENT_OVERDUE,
    SCORE_CHANGED,
    EXPOSURE_FOUND,
    PHISHING_SENT,
    PHISHING_OPENED,
    PHISHING_CLICKED,
    PHISHING_SUBMITTED,
    PHISHING_REPORTED,
    /** Somebody tries the endpoint. */
    WEBHOOK_PING;

    /** As it is told: {@code user.created}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** The type of a word, where there is one. */
    static Optional<EventType> ofWord(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(EventType::word).collect(Collectors.joining(", "));
    }

    /** Whether an endpoint can ask for this: a type, or all of one kind. */
    static boolean isWanted(String pattern) {
        return Arrays.stream(values())
                .map(EventType::word)
                .anyMatch(word -> word.equals(pattern) || pattern.equals(word.replaceFirst("\\..*", ".*")));
    }
}
