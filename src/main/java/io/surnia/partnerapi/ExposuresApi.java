package io.surnia.partnerapi;

import io.surnia.customers.CustomerId;
import io.surnia.exposures.ExposedAddress;
import io.surnia.exposures.ExposureReport;
import io.surnia.exposures.Exposures;
import io.surnia.partnerapi.wire.WireExposedUser;
import io.surnia.partnerapi.wire.WireUserExposures;
import io.surnia.platform.db.Tx;
import io.surnia.platform.http.Call;
import io.surnia.platform.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What leaked of a customer's accounts, of users and of nobody. */
final class ExposuresApi {
    private final Lists lists;
    private final Exposures exposures;

    ExposuresApi(Lists lists, Exposures exposures) {
        this.lists = lists;
        this.exposures = exposures;
    }

    void all(Call call) throws IOException {
        CustomerId customer = Reach.of(call).customer();
        Chunks<String, ExposedAddress> rows = lists.byText(
                call,
                customer,
                (tx, after, limit) -> page(tx, customer, after.toLowerCase(Locale.ROOT), limit),
                row -> row.account().email());
        Lists.object(call, rows, row -> row.account().address(), WireExposedUser::of);
    }

    void one(Call call) throws IOException {
        Reach reach = Reach.of(call);
        CustomerId customer = reach.customer();
        NamedAccount account = NamedAccount.of(call);
        ExposureReport report = lists.one(call, customer, tx -> switch (account) {
            case NamedAccount.ByUser(var user) -> exposures.report(tx, customer, user);
            case NamedAccount.ByAddress(String address) -> exposures.report(tx, customer, address);
        });
        call.answer(Json.bytes(WireUserExposures.of(report, reach.tenant().zone())));
    }

    private List<ExposedAddress> page(Tx tx, CustomerId customer, String after, int limit) {
        List<ExposedAddress> page = new ArrayList<>();
        exposures.exposedAddresses(tx, customer, after, limit, page::add);
        return page;
    }
}
