package io.surnia.assignments;

/**
 * How an assignment counts.
 *
 * @param isOptional whether it counts neither for compliance nor as overdue
 * @param isPublic whether it can be seen without being asked of anybody
 * @param retakeOverride whether those who did an earlier version do it again
 */
public record Rules(boolean isOptional, boolean isPublic, boolean retakeOverride) {
    public static final Rules REQUIRED = new Rules(false, false, false);
    public static final Rules OPTIONAL = new Rules(true, false, false);
}
