package io.surnia.manage;

import io.surnia.customers.CustomerId;
import io.surnia.customers.Customers;
import io.surnia.partner.Actor;
import io.surnia.partner.Principal;
import io.surnia.partner.Scope;
import io.surnia.platform.http.Call;
import io.surnia.platform.problem.Problem;
import io.surnia.platform.time.Tenant;

/** Who calls, and what that one's key reaches: the one place where scopes are resolved in this door. */
record Caller(Call call, Principal principal) {

    static Caller of(Call call) {
        return new Caller(call, call.principal(Principal.class));
    }

    /** For what is the partner's own: 401 {@code insufficient_scope} with a customer's key. */
    static Caller ofPartner(Call call) {
        Caller caller = of(call);
        if (caller.principal.scope() instanceof Scope.OneCustomer) {
            throw Problem.insufficientScope();
        }
        return caller;
    }

    Tenant tenant() {
        return principal.tenant();
    }

    /** As whom the audit names this call. */
    Actor actor() {
        return principal.actor(call.remoteAddress());
    }

    /** The customer in the path; to a customer's key any but its own is unknown. */
    CustomerId customer() {
        CustomerId asked = new CustomerId(call.pathId("customer"));
        if (principal.scope() instanceof Scope.OneCustomer(long own) && own != asked.value()) {
            throw Customers.unknown(asked);
        }
        return asked;
    }
}
