package io.surnia.assignments;

/**
 * How an assignment counts.
 *
 * @param isOptional whether it counts neither for compliance nor as overdue
 * @param isPublic whether it can be seen without being asked of anybody
 * @param retakeOverride whether those who did an earlier version do it again
 * @param isAnonymous whether a survey's results leave out whose the answers are
 */
public record Rules(boolean isOptional, boolean isPublic, boolean retakeOverride, boolean isAnonymous) {
    public static final Rules REQUIRED = new Rules(false, false, false);
    public static final Rules OPTIONAL = new Rules(true, false, false);

    /** Rules under which surveys are anonymous. */
    public Rules(boolean isOptional, boolean isPublic, boolean retakeOverride) {
        this(isOptional, isPublic, retakeOverride, true);
    }
}
