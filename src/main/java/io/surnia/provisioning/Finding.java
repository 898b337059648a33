package io.surnia.provisioning;

/**
 * One thing that is wrong in a file of people.
 *
 * @param line from 1, as an editor counts; of a record over several lines the first
 * @param sentence for people; it names the column, and never repeats what stands there
 */
public record Finding(long line, Kind kind, String sentence) {
    /** The kinds of mistakes; the words are stable, for programs. */
    public enum Kind {
        NO_PEOPLE,
        UNKNOWN_LAYOUT,
        BROKEN_QUOTES,
        BAD_ENCODING,
        WRONG_COLUMN_COUNT,
        CONTROL_CHARACTER,
        MISSING_ADDRESS,
        BAD_ADDRESS,
        MISSING_NAME,
        TOO_LONG,
        DUPLICATE,
        BAD_MANAGER_ADDRESS,
        UNKNOWN_MANAGER;

        /** In lower case. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
