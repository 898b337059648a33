package io.surnia.partner;

import io.surnia.platform.time.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * Who a request's key says it is.
 *
 * @param tenant whose rows it sees
 * @param scope what of them
 * @param mayWrite whether it may change anything
 * @param subdomain the partner's name under the deployment's base domain, if it has one
 */
public record Principal(
        Tenant tenant,
        ApiKeyId key,
        Scope scope,
        boolean mayWrite,
        @Nullable String subdomain) {

    /**
     * As the one who does what the request asks for.
     *
     * @param address where the request came from, where known
     */
    public Actor actor(@Nullable String address) {
        return new Actor.Key(key, address);
    }
}
