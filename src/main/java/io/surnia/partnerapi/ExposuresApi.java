package io.surnia.partnerapi;

import io.surnia.customers.CustomerId;
import io.surnia.exposures.Account;
import io.surnia.exposures.ExposedAddress;
import io.surnia.exposures.ExposureReport;
import io.surnia.exposures.Exposures;
import io.surnia.partnerapi.wire.WireExposedUser;
import io.surnia.partnerapi.wire.WireUserExposures;
import io.surnia.platform.http.Call;
import io.surnia.platform.json.Json;
import java.io.IOException;

/** What leaked of a customer's accounts. */
final class ExposuresApi {
    private final Lists lists;
    private final Accounts accounts;
    private final Exposures exposures;

    ExposuresApi(Lists lists, Accounts accounts, Exposures exposures) {
        this.lists = lists;
        this.accounts = accounts;
        this.exposures = exposures;
    }

    /** Keyed by the address in lower case, and ordered by it. */
    void all(Call call) throws IOException {
        CustomerId customer = Reach.of(call).customer();
        Chunks<String, ExposedAddress> rows = lists.byText(
                call,
                customer,
                (tx, after, limit) -> exposures.page(tx, customer, after, limit),
                address -> address.account().email());
        Lists.object(call, rows, address -> address.account().email(), WireExposedUser::of);
    }

    void one(Call call) throws IOException {
        Reach reach = Reach.of(call);
        CustomerId customer = reach.customer();
        Accounts.Named named = Accounts.named(call);
        ExposureReport report = lists.one(
                call,
                customer,
                tx -> accounts.find(tx, customer, named).map(account -> exposures.report(tx, customer, account)),
                named.unknown());
        call.answer(Json.bytes(WireUserExposures.of(report, reach.tenant().zone())));
    }
}
