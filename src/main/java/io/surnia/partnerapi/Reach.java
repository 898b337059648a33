package io.surnia.partnerapi;

import io.surnia.customers.CustomerId;
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

    Tenant tenant() {
        return principal.tenant();
    }

    Scope scope() {
        return principal.scope();
    }

    Principal principal() {
        return principal;
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
                    throw unknown("customer", asked.getAsLong()).get();
                }
                yield new CustomerId(own);
            }
        };
    }

    /** 404, worded alike for what does not exist and for what belongs to somebody else. */
    static Supplier<Problem> unknown(String kind, long id) {
        return () -> Problem.notFound("There is no %s with the id %d.".formatted(kind, id));
    }
}
