package io.surnia.mail;

/** What became of an attempt to send. Reasons are for operators: the receiving server's words, never a password. */
public sealed interface Delivery {

    /** The receiving side took it. */
    record Accepted() implements Delivery {}

    /** This mail was not taken now, and may be later. */
    record Postponed(String reason) implements Delivery {}

    /**
     * This mail will never be taken.
     *
     * @param isOfAddress whether nothing will be taken for that address
     */
    record Refused(String reason, boolean isOfAddress) implements Delivery {}

    /** No mail can be sent at all for now: no connection, no valid certificate, no valid login. */
    record Unreachable(String reason) implements Delivery {}

    /** The mail was handed over whole, and the connection broke before the server's answer: it may have taken it. */
    record Doubtful(String reason) implements Delivery {}
}
