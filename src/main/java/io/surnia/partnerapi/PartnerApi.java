package io.surnia.partnerapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.surnia.billing.LegacySubscription;
import io.surnia.billing.Subscriptions;
import io.surnia.partner.Keys;
import io.surnia.partner.Partners;
import io.surnia.partnerapi.wire.WirePartnerSettings;
import io.surnia.platform.db.Db;
import io.surnia.platform.http.Call;
import io.surnia.platform.json.Json;
import java.io.IOException;

/** The partner's own settings and subscription: for the partner's key alone. */
final class PartnerApi {
    private final Db db;
    private final Partners partners;
    private final Keys keys;
    private final Subscriptions subscriptions;

    PartnerApi(Db db, Partners partners, Keys keys, Subscriptions subscriptions) {
        this.db = db;
        this.partners = partners;
        this.keys = keys;
        this.subscriptions = subscriptions;
    }

    void settings(Call call) throws IOException {
        Reach reach = Reach.ofPartner(call);
        WirePartnerSettings settings = db.inTenant(
                reach.tenant(),
                tx -> WirePartnerSettings.of(
                        partners.settings(tx), keys.partnerKeyLast4(tx).orElseThrow()));
        call.answer(Json.bytes(settings));
    }

    void subscription(Call call) throws IOException {
        Reach reach = Reach.ofPartner(call);
        ObjectNode subscription = db.inTenant(reach.tenant(), tx -> LegacySubscription.of(subscriptions.get(tx)));
        call.answer(Json.bytes(subscription));
    }
}
