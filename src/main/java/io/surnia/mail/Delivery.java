package io.surnia.mail;

/** What became of an attempt to send. Reasons are for operators: the receiving server's words, never a password. */
public sealed interface Delivery {

    /** The receiving side took it. */
    record Accepted() implements Delivery {}

    /** This mail was not taken now, and may be later. */
    record Postponed(String reason) implements Delivery {}

    /** This mail will never be taken. */
    record Refused(String reason) implements Delivery {}

    /** No mail can be sent at all for now: no connection, no valid certificate, no valid login. */
    record Unreachable(String reason) implements Delivery {}
}
