package io.surnia.platform.problem;

/** Stand-in until the catalogue of the http branch is merged; drop this commit then. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Problem(String sentence) {
        super(sentence);
    }

    public static Problem notFound(String sentence) {
        return new Problem(sentence);
    }

    public static Problem invalidParameter(String name, String sentence) {
        return new Problem(sentence);
    }
}
