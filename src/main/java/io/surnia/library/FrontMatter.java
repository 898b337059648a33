package io.surnia.library;

import java.util.Optional;

/**
 * A Markdown file that begins with fields between two lines of {@code ---}.
 *
 * @param body what comes after, stripped
 * @param bodyLine the line of the file on which the body begins, from 1
 */
record FrontMatter(Sheet fields, String body, int bodyLine) {
    /** The largest text file, in bytes. */
    static final int MOST_BYTES = 200_000;

    private static final String FENCE = "---";

    /** The file's two parts; empty, and a flaw, where it does not have them. */
    static Optional<FrontMatter> read(Shelf shelf, String file, Findings findings) {
        return Sheet.text(shelf, file, findings).flatMap(text -> split(text, file, findings));
    }

    private static Optional<FrontMatter> split(String text, String file, Findings findings) {
        int start = text.startsWith(FENCE + "\n") ? FENCE.length() + 1 : -1;
        int end = start < 0 ? -1 : ("\n" + text.substring(start)).indexOf("\n" + FENCE);
        if (end < 0) {
            findings.flaw(file, 1, "the file must begin with fields between two lines of ---");
            return Optional.empty();
        }
        String yaml = text.substring(start, start + end);
        String after = text.substring(start + end + FENCE.length());
        String body = after.strip();
        int skipped = body.isEmpty() ? 0 : after.indexOf(body);
        int bodyLine = lines(text.substring(0, start + end + FENCE.length() + skipped)) + 1;
        return Sheet.parse(yaml, file, 1, findings).map(fields -> new FrontMatter(fields, body, bodyLine));
    }

    private static int lines(String text) {
        return (int) text.chars().filter(character -> character == '\n').count();
    }
}
