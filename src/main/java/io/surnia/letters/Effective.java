package io.surnia.letters;

/**
 * The text that is in force for a kind.
 *
 * @param origin whose it is
 */
public record Effective(LetterKind kind, Template template, Origin origin) {
    /** Whose a text is. */
    public enum Origin {
        /** Ours. */
        BUILT_IN,
        /** The partner's, for all its customers that have none of their own. */
        PARTNER,
        /** The customer's. */
        CUSTOMER
    }
}
