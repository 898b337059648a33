package io.surnia.scim;

import io.surnia.customers.CustomerId;
import io.surnia.partner.Actor;
import io.surnia.partner.Principal;
import io.surnia.partner.Scope;
import io.surnia.platform.http.Call;
import io.surnia.platform.problem.Problem;
import io.surnia.platform.time.Tenant;

/**
 * Who calls: a directory with the key of one customer.
 *
 * @param base the address of this door as the client reaches it, without a slash at its end
 */
record Caller(Tenant tenant, Actor actor, CustomerId customer, String base) {

    /** @throws Problem 401 with the partner's key: whose users it meant could not be told */
    static Caller of(Call call, String base) {
        Principal principal = call.principal(Principal.class);
        if (principal.scope() instanceof Scope.OneCustomer(long customer)) {
            return new Caller(
                    principal.tenant(), principal.actor(call.remoteAddress()), new CustomerId(customer), base);
        }
        throw Problem.customerKeyRequired();
    }
}
