package io.surnia.library;

/**
 * What is wrong with a file of a library folder, or worth knowing of it.
 *
 * @param file its path below the folder, with slashes
 * @param line from 1; 0 where it is about the file as a whole
 * @param reason a sentence without a full stop
 */
public record Flaw(String file, int line, String reason) {
    /** {@code trainings/passwords/quiz.yaml:12: a question needs a right answer}. */
    @Override
    public String toString() {
        return line == 0 ? file + ": " + reason : file + ":" + line + ": " + reason;
    }
}
