package io.surnia.mail;

import org.jspecify.annotations.Nullable;

/**
 * How many mails a minute a sender hands over, on the long run; at most ten seconds' worth of them at once.
 *
 * @param perMinute in all; null for no limit
 * @param domainPerMinute for each receiving domain; null for no limit
 */
public record Limits(@Nullable Integer perMinute, @Nullable Integer domainPerMinute) {
    /** No limit. */
    public static final Limits NONE = new Limits(null, null);
}
