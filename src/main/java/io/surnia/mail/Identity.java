package io.surnia.mail;

import org.jspecify.annotations.Nullable;

/**
 * As whom mails are sent.
 *
 * @param from the address of the From header and of the envelope
 * @param replyTo where answers go; null for the sender
 * @param signature signs them; null for none
 */
public record Identity(
        MailAddress from,
        @Nullable MailAddress replyTo,
        @Nullable DkimSignature signature) {

    /** An address, which answers go to as well, without a signature. */
    public static Identity of(MailAddress from) {
        return new Identity(from, null, null);
    }
}
