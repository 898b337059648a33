package io.surnia.mail;

import java.util.Locale;

/** Where a mail stands. */
public enum MailState {
    /** It is to be sent, now or later. */
    WAITING,
    /** A node is handing it over, or was lost over that. */
    SENDING,
    /** The mail server took it. */
    SENT,
    /** The mail server took it, and it came back. */
    BOUNCED,
    /** The mail server refused it for good. */
    REFUSED,
    /** It was tried for days. */
    GIVEN_UP,
    /** Nothing is sent to its address any more. */
    SUPPRESSED,
    /** Whether it was taken cannot be told, and the deployment does not send such mails again. */
    UNCERTAIN,
    /** It cannot be made into a message. */
    UNSENDABLE;

    /** As it is stored and sent. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it ended without being sent. */
    public boolean isSetAside() {
        return switch (this) {
            case REFUSED, GIVEN_UP, SUPPRESSED, UNCERTAIN, UNSENDABLE -> true;
            case WAITING, SENDING, SENT, BOUNCED -> false;
        };
    }
}
