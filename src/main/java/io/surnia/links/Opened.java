package io.surnia.links;

import io.surnia.platform.time.Tenant;

/** What became of a link that somebody opened. */
public sealed interface Opened {
    /**
     * It opens.
     *
     * @param tenant the person's partner
     * @param asksAddress whether whoever opened it must first say whose address it was sent to: {@link Links#confirm}
     */
    record Valid(Tenant tenant, Link link, boolean asksAddress) implements Opened {}

    /** It is older than {@link Links#LIFETIME}; the next mail brings another. */
    record Expired() implements Opened {}

    /** The person was archived since. */
    record Revoked() implements Opened {}

    /** It is none of ours, or was altered. */
    record Unknown() implements Opened {}
}
