package io.surnia.app.cli;

import io.surnia.app.Rooms;
import io.surnia.customers.CustomerId;
import io.surnia.partner.Tenants;
import io.surnia.platform.problem.StartupFailure;
import io.surnia.platform.time.Tenant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose a customer is that a command names. */
final class Customer {
    private Customer() {}

    /** @param partner where the operator says it; else it is looked for with every partner */
    static Tenant find(Rooms rooms, long customer, @Nullable Long partner) {
        List<Tenant> owners = new ArrayList<>();
        rooms.tenants().each(each -> {
            Tenant tenant = each.tenant();
            boolean isAsked = partner == null || tenant.partnerId() == partner;
            if (isAsked && has(rooms, tenant, customer)) {
                owners.add(tenant);
            }
        });
        return switch (owners.size()) {
            case 0 ->
                throw new StartupFailure(
                        partner == null
                                ? "there is no customer with id %d".formatted(customer)
                                : "partner %d has no customer with id %d".formatted(partner, customer));
            case 1 -> owners.getFirst();
            default ->
                throw new StartupFailure(
                        "several partners have a customer with id %d: say --partner".formatted(customer));
        };
    }

    /** A partner that the operator names. */
    static Tenant partner(Rooms rooms, long partner) {
        return rooms.tenants()
                .find(partner)
                .map(Tenants.Active::tenant)
                .orElseThrow(() -> new StartupFailure("there is no partner with id " + partner));
    }

    private static boolean has(Rooms rooms, Tenant tenant, long customer) {
        return rooms.db()
                .inTenant(
                        tenant,
                        tx -> rooms.customers().page(tx, null, customer - 1, 1).stream()
                                .anyMatch(each -> each.id().equals(new CustomerId(customer))));
    }
}
