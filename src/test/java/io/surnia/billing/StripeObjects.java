package io.surnia.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Two invented objects in the shape of Stripe's current API, with as much filled in as can be. */
final class StripeObjects {
    private StripeObjects() {}

    static ObjectNode customer() {
        return object("""
                {"id": "cus_Hawk", "object": "customer", "balance": -250, "created": 1732406400, "currency": "usd",
                 "address": {"city": "Stockholm", "country": "SE", "line1": "Skeppsbron 1", "line2": null,
                             "postal_code": "111 30", "state": null},
                 "default_source": null, "delinquent": true, "description": null,
                 "discount": {"id": "di_1", "object": "discount"}, "email": "billing@example.net",
                 "invoice_prefix": "HAWK1",
                 "invoice_settings": {"custom_fields": [{"name": "PO", "value": "7"}], "default_payment_method": "pm_1",
                                      "footer": null,
                                      "rendering_options": {"amount_tax_display": null, "template": null}},
                 "livemode": false, "metadata": {"team": "north"}, "name": "Northwind", "next_invoice_sequence": 13,
                 "phone": null, "preferred_locales": ["sv", "en"], "shipping": {}, "tax_exempt": "none",
                 "test_clock": null}""");
    }

    static ObjectNode subscription() {
        return object("""
                {"id": "sub_Hawk", "object": "subscription", "application": null, "application_fee_percent": 2.5,
                 "automatic_tax": {"enabled": true, "liability": {"type": "self"}, "disabled_reason": null},
                 "billing_cycle_anchor": 1732406400,
                 "billing_cycle_anchor_config": {"day_of_month": 24, "hour": null},
                 "billing_thresholds": null, "cancel_at": null, "cancel_at_period_end": true, "canceled_at": null,
                 "cancellation_details": {"comment": null, "feedback": "too_expensive", "reason": null},
                 "collection_method": "charge_automatically", "created": 1732406400, "currency": "usd",
                 "customer": {"id": "cus_Hawk", "object": "customer"}, "days_until_due": null,
                 "default_payment_method": null, "default_source": null, "default_tax_rates": [], "description": null,
                 "discounts": ["di_2"], "ended_at": null,
                 "invoice_settings": {"account_tax_ids": ["atxi_1", "atxi_2"], "issuer": {"type": "self"}},
                 "items": {"object": "list", "has_more": false, "url": "/v1/subscription_items?subscription=sub_Hawk",
                   "data": [{"id": "si_1", "object": "subscription_item", "billing_thresholds": {"usage_gte": null},
                     "created": 1732406401, "metadata": {}, "quantity": 48, "subscription": "sub_Hawk",
                     "current_period_start": 1762732800, "current_period_end": 1765324800, "discounts": [],
                     "tax_rates": [],
                     "price": {"id": "price_1", "object": "price", "active": true, "billing_scheme": "per_unit",
                       "created": 1732400000, "currency": "usd", "custom_unit_amount": null, "livemode": false,
                       "lookup_key": "seat", "metadata": {}, "nickname": "Seat", "product": "prod_1",
                       "recurring": {"interval": "month", "interval_count": 1, "meter": null,
                                     "trial_period_days": 14, "usage_type": "licensed"},
                       "tax_behavior": "exclusive", "tiers_mode": null,
                       "transform_quantity": {"divide_by": 10, "round": "up"}, "type": "recurring",
                       "unit_amount": null, "unit_amount_decimal": "199.5"}}]},
                 "latest_invoice": "in_1", "livemode": false, "metadata": {},
                 "next_pending_invoice_item_invoice": 1765324800, "on_behalf_of": null,
                 "pause_collection": {"behavior": "void", "resumes_at": null},
                 "payment_settings": {"payment_method_options": {"konbini": {}},
                                      "payment_method_types": ["card", "sepa_debit"],
                                      "save_default_payment_method": "off"},
                 "pending_invoice_item_interval": {"interval": "month", "interval_count": 1},
                 "pending_setup_intent": null, "pending_update": null, "schedule": null, "start_date": 1732406400,
                 "status": "active", "test_clock": null,
                 "transfer_data": {"amount_percent": null, "destination": "acct_1"}, "trial_end": null,
                 "trial_settings": {"end_behavior": {"missing_payment_method": "create_invoice"}},
                 "trial_start": null}""");
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build()
                    .readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
