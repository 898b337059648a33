package io.surnia.mail;

import java.time.Instant;

/**
 * An address that nothing is sent to any more.
 *
 * @param address in lower case
 * @param detail what the mail server said
 */
public record Suppression(long id, String address, Reason reason, String detail, Instant since) {
    /** Why. */
    public enum Reason {
        /** A mail server refused the address for good. */
        REFUSED,
        /** A mail to it came back for good. */
        BOUNCED
    }
}
