package io.surnia.mail;

import java.time.Instant;

/** The way out for mail: a mail server, or a folder to read. Used by one thread at a time. */
public interface MailTransport {

    /**
     * Sends one mail.
     *
     * @param at the instant for its Date header
     */
    Delivery deliver(Mail mail, Instant at);

    /** Asks, after a pause, whether what is kept open still is; what is not is opened again by the next delivery. */
    void check();

    /** Lets go of what it kept open between deliveries; the next delivery opens it again. */
    void release();
}
