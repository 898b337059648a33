package io.surnia.platform.problem;

/** Why the program cannot start or a command cannot run: one clear sentence for the operator, who gets no more. */
public final class StartupFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartupFailure(String sentence) {
        super(sentence);
    }

    public StartupFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
