package io.surnia.partner;

import org.jspecify.annotations.Nullable;

/**
 * How a partner offers the service.
 *
 * @param serviceName the name that it gives the service; null for ours
 * @param whitelabelCertificate whether certificates of learners carry that name
 * @param salesEnabled whether its sales reports are on
 * @param salesMessage the text on them
 */
public record Offer(
        @Nullable String serviceName,
        boolean whitelabelCertificate,
        boolean salesEnabled,
        @Nullable String salesMessage) {
    static final Offer DEFAULT = new Offer(null, false, false, null);
}
