package io.surnia.portability;

import java.util.List;
import java.util.Map;

/**
 * What moved in.
 *
 * @param partner whose it is here
 * @param moved by kind, in the order in which they were moved
 * @param leftBehind what was seen there and not taken, with the reason
 */
public record MoveInReport(long partner, Map<String, Count> moved, List<String> leftBehind) {
    /** What the partner API does not give, whoever asks. */
    public static final List<String> NOT_GIVEN = List.of(
            "passwords and second factors of administrators, and API keys: make new ones here",
            "administrators: their accounts are made here",
            "quiz attempts and their answers; how a policy was accepted, by whom from where",
            "due days, notices, messages and reports of assignments, and what is shown to the learner",
            "phishing mails and who clicked; breaches found",
            "which programmes and exercises are switched on, and how often exercises come",
            "who of the managers reports to whom",
            "when people and groups were added; customers that are archived");

    /**
     * How many there were.
     *
     * @param there how many the other deployment has
     * @param added how many were not here before
     * @param kept how many of those kept their id
     */
    public record Count(long there, long added, long kept) {}
}
