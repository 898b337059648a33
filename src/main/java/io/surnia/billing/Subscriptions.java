package io.surnia.billing;

import io.surnia.partner.Actor;
import io.surnia.partner.Audit;
import io.surnia.partner.Subject;
import io.surnia.platform.db.Tx;
import java.util.Map;
import java.util.Optional;

/** What the partner pays for: one subscription at most. */
public final class Subscriptions {
    private final Audit audit;
    private final SubscriptionStore store = new SubscriptionStore();

    public Subscriptions(Audit audit) {
        this.audit = audit;
    }

    /** Keeps the subscription in place of whatever was kept before. The audit says that it changed, not from what to what. */
    public void put(Tx tx, Actor actor, SubscriptionDetails details) {
        store.upsert(tx, details);
        Map<String, String> ids = Map.of(
                "customer", details.stripeCustomer().path("id").asText(),
                "subscription", details.stripeSubscription().path("id").asText());
        audit.record(tx, actor, "put", new Subject("subscription", null), null, ids);
    }

    /** The subscription, where the partner has one. */
    public Optional<Subscription> get(Tx tx) {
        return store.get(tx);
    }
}
