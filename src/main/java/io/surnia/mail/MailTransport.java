package io.surnia.mail;

import java.time.Instant;

/** The way out for mail: a mail server, or a folder to read. Used by one thread at a time. */
public sealed interface MailTransport permits SmtpTransport, FolderTransport {

    /**
     * Sends one mail.
     *
     * @param at the instant for its Date header
     */
    Delivery deliver(Mail mail, Instant at);

    /** Lets go of what it kept open between deliveries; the next delivery opens it again. */
    void release();
}
