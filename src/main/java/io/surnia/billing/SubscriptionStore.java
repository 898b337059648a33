package io.surnia.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.surnia.customers.CustomerId;
import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The table subscriptions. */
final class SubscriptionStore {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    void upsert(Tx tx, SubscriptionDetails details) {
        tx.update("""
                insert into subscriptions
                       (partner_id, stripe_customer, stripe_subscription, next_invoice_minor, referral_info, is_reseller,
                        cancel_feedback, primary_customer_id, changed_at)
                values (:partner, cast(:customer as jsonb), cast(:subscription as jsonb), :nextInvoice, :referralInfo,
                        :reseller, :cancelFeedback, :primaryCustomer, :now)
                    on conflict (partner_id) do update
                   set stripe_customer = excluded.stripe_customer, stripe_subscription = excluded.stripe_subscription,
                       next_invoice_minor = excluded.next_invoice_minor, referral_info = excluded.referral_info,
                       is_reseller = excluded.is_reseller, cancel_feedback = excluded.cancel_feedback,
                       primary_customer_id = excluded.primary_customer_id, changed_at = excluded.changed_at""")
                .bind("customer", details.stripeCustomer().toString())
                .bind("subscription", details.stripeSubscription().toString())
                .bind("nextInvoice", details.nextInvoiceMinor())
                .bind("referralInfo", details.referralInfo())
                .bind("reseller", details.reseller())
                .bind("cancelFeedback", details.cancelFeedback())
                .bind(
                        "primaryCustomer",
                        details.primaryCustomer() == null
                                ? null
                                : (Long) details.primaryCustomer().value())
                .bind("now", tx.now())
                .execute();
    }

    Optional<Subscription> get(Tx tx) {
        return tx.query("""
                select s.stripe_customer, s.stripe_subscription, s.next_invoice_minor, s.referral_info, s.is_reseller,
                       s.cancel_feedback, s.primary_customer_id, s.changed_at, p.own_customer_id
                  from subscriptions s join partners p on p.id = s.partner_id
                 where s.partner_id = :partner""").map((row, _) -> subscription(row)).findOne();
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        Long primaryCustomer = Columns.longOrNull(row, "primary_customer_id");
        Long ownCustomer = Columns.longOrNull(row, "own_customer_id");
        SubscriptionDetails details = new SubscriptionDetails(
                object(row.getString("stripe_customer")),
                object(row.getString("stripe_subscription")),
                Columns.longOrNull(row, "next_invoice_minor"),
                row.getString("referral_info"),
                row.getBoolean("is_reseller"),
                row.getString("cancel_feedback"),
                primaryCustomer == null ? null : new CustomerId(primaryCustomer));
        return new Subscription(
                details, ownCustomer == null ? null : new CustomerId(ownCustomer), Columns.instant(row, "changed_at"));
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("jsonb that is no JSON", impossible);
        }
    }
}
