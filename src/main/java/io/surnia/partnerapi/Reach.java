package io.surnia.partnerapi;

import io.surnia.customers.CustomerId;
import io.surnia.customers.Customers;
import io.surnia.partner.Principal;
import io.surnia.partner.Scope;
import io.surnia.platform.http.Call;
import io.surnia.platform.problem.Problem;
import io.surnia.platform.time.Tenant;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** What a call's key reaches (wire.md, "Transport and keys"): the one place where scopes are resolved. */
final class Reach {
    private final Principal principal;
    private final Call call;

    private Reach(Principal principal, Call call) {
        this.principal = principal;
        this.call = call;
    }

    static Reach of(Call call) {
        return new Reach(call.principal(Principal.class), call);
    }

    /** For the partner's own endpoints: 401 {@code insufficient_scope} with a customer's key. */
    static Reach ofPartner(Call call) {
        Reach reach = of(call);
        if (reach.scope() instanceof Scope.OneCustomer) {
            throw Problem.insufficientScope();
        }
        return reach;
    }

    /** For what changes something: 401 {@code insufficient_scope} with a key that may only read. */
    static Reach toWrite(Call call) {
        Reach reach = of(call);
        if (!reach.principal.mayWrite()) {
            throw Problem.readOnlyKey();
        }
        return reach;
    }

    Tenant tenant() {
        return principal.tenant();
    }

    Scope scope() {
        return principal.scope();
    }

    /**
     * The customer whom the call is about: required with a partner's key; a customer's key means its own, and any other
     * is unknown to it. Whether the partner has it is not known here.
     *
     * @param aliases further names of the parameter {@code customer_id}
     */
    CustomerId customer(String... aliases) {
        OptionalLong asked = call.id("customer_id", aliases);
        return switch (scope()) {
            case Scope.WholePartner() ->
                new CustomerId(asked.orElseThrow(() -> Problem.missingParameter("customer_id")));
            case Scope.OneCustomer(long own) -> {
                if (asked.isPresent() && asked.getAsLong() != own) {
                    throw Customers.unknown(new CustomerId(asked.getAsLong()));
                }
                yield new CustomerId(own);
            }
        };
    }

    /** 404, worded alike for what does not exist and for what belongs to somebody else. */
    static Supplier<Problem> unknown(CustomerId customer) {
        return () -> Customers.unknown(customer);
    }
}
