package io.surnia.exposures;

import io.surnia.platform.problem.Problem;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An administrator's words to those who are exposed: plain text.
 *
 * @param text with single line feeds between its lines
 */
record Message(String text) {
    private static final int LONGEST = 10_000;

    /**
     * Reads what an administrator sent.
     *
     * @throws Problem when it is missing, too long, or holds control characters other than line breaks and tabs
     */
    static Message of(@Nullable String given) {
        if (given == null || given.isBlank()) {
            throw Problem.missingParameter("message");
        }
        if (given.codePointCount(0, given.length()) > LONGEST) {
            throw Problem.invalidParameter("message", "The message must have at most 10000 characters.");
        }
        String text = given.replaceAll("\\R", "\n").strip();
        if (text.codePoints().anyMatch(Message::unwritable)) {
            throw Problem.invalidParameter("message", "The message must be plain text, without control characters.");
        }
        return new Message(text);
    }

    /** Its paragraphs, which empty lines part, each in its lines. */
    List<List<String>> paragraphs() {
        return Arrays.stream(text.split("\n\\s*\n"))
                .map(paragraph -> paragraph.lines().toList())
                .toList();
    }

    private static boolean unwritable(int character) {
        return Character.getType(character) == Character.SURROGATE
                || (Character.isISOControl(character) && character != '\n' && character != '\t');
    }
}
