package io.surnia.billing;

import static io.surnia.billing.StripeValues.amount;
import static io.surnia.billing.StripeValues.decimal;
import static io.surnia.billing.StripeValues.digits;
import static io.surnia.billing.StripeValues.flag;
import static io.surnia.billing.StripeValues.id;
import static io.surnia.billing.StripeValues.integer;
import static io.surnia.billing.StripeValues.joined;
import static io.surnia.billing.StripeValues.metadata;
import static io.surnia.billing.StripeValues.text;
import static io.surnia.billing.StripeValues.trueFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.surnia.customers.CustomerId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The subscription in the shape that integrations read: Stripe's objects of years ago (API document, Get Subscription
 * Information; wire.md, Unclosed brackets), mapped field by field from the objects of Stripe's current API. Fields stand
 * in the document's order. What Stripe moved is read from where it is now (the period and the plan are the item's), what
 * it renamed from its new name, and what it took away is null.
 */
public final class LegacySubscription {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private LegacySubscription() {}

    /** The whole answer; without a subscription every field is there too, and empty. */
    public static ObjectNode of(Optional<Subscription> subscription) {
        return subscription.map(LegacySubscription::of).orElseGet(LegacySubscription::none);
    }

    private static ObjectNode of(Subscription subscription) {
        SubscriptionDetails details = subscription.details();
        JsonNode stripe = details.stripeSubscription();
        return NODES.objectNode()
                .<ObjectNode>set("spawCustomerId", number(subscription.ownCustomer()))
                .<ObjectNode>set("subscriptionId", id(stripe))
                .<ObjectNode>set("billingCustomerId", id(details.stripeCustomer()))
                .<ObjectNode>set("customerInfoArray", customer(details.stripeCustomer()))
                .<ObjectNode>set("subscription", subscription(stripe))
                .put("referral_info", details.referralInfo())
                .put("isReseller", details.reseller() ? 1 : 0)
                .put("cancelFeedback", details.cancelFeedback())
                .<ObjectNode>set("primaryCustomerId", number(details.primaryCustomer()))
                .set("nextInvoiceAmount", amount(details.nextInvoiceMinor(), stripe.path("currency")));
    }

    private static ObjectNode none() {
        return NODES.objectNode()
                .putNull("spawCustomerId")
                .putNull("subscriptionId")
                .putNull("billingCustomerId")
                .putNull("customerInfoArray")
                .putNull("subscription")
                .putNull("referral_info")
                .put("isReseller", 0)
                .putNull("cancelFeedback")
                .putNull("primaryCustomerId")
                .putNull("nextInvoiceAmount");
    }

    private static ObjectNode customer(JsonNode customer) {
        return NODES.objectNode()
                .<ObjectNode>set("id", id(customer))
                .put("object", "customer")
                .<ObjectNode>set("account_balance", integer(customer.path("balance")))
                .<ObjectNode>set("address", address(customer.path("address")))
                .<ObjectNode>set("balance", integer(customer.path("balance")))
                .<ObjectNode>set("created", integer(customer.path("created")))
                .<ObjectNode>set("currency", text(customer.path("currency")))
                .<ObjectNode>set("default_currency", text(customer.path("currency")))
                .<ObjectNode>set("default_source", id(customer.path("default_source")))
                .<ObjectNode>set("delinquent", trueFalse(customer.path("delinquent")))
                .<ObjectNode>set("description", text(customer.path("description")))
                .<ObjectNode>set("discount", id(customer.path("discount")))
                .<ObjectNode>set("email", text(customer.path("email")))
                .<ObjectNode>set("invoice_prefix", text(customer.path("invoice_prefix")))
                .<ObjectNode>set("invoice_settings", customerInvoiceSettings(customer.path("invoice_settings")))
                .<ObjectNode>set("livemode", trueFalse(customer.path("livemode")))
                .<ObjectNode>set("metadata", metadata(customer.path("metadata")))
                .<ObjectNode>set("name", text(customer.path("name")))
                .<ObjectNode>set("next_invoice_sequence", integer(customer.path("next_invoice_sequence")))
                .<ObjectNode>set("phone", text(customer.path("phone")))
                .<ObjectNode>set("preferred_locales", locales(customer.path("preferred_locales")))
                .<ObjectNode>set("shipping", text(customer.path("shipping")))
                .<ObjectNode>set("sources", emptyList(customer, "sources"))
                .<ObjectNode>set("subscriptions", emptyList(customer, "subscriptions"))
                .<ObjectNode>set("tax_exempt", text(customer.path("tax_exempt")))
                .<ObjectNode>set("tax_ids", emptyList(customer, "tax_ids"))
                .putNull("tax_info")
                .putNull("tax_info_verification")
                .set("test_clock", id(customer.path("test_clock")));
    }

    private static JsonNode address(JsonNode address) {
        if (!address.isObject()) {
            return NODES.nullNode();
        }
        return NODES.objectNode()
                .<ObjectNode>set("city", text(address.path("city")))
                .<ObjectNode>set("country", text(address.path("country")))
                .<ObjectNode>set("line1", text(address.path("line1")))
                .<ObjectNode>set("line2", text(address.path("line2")))
                .<ObjectNode>set("postal_code", text(address.path("postal_code")))
                .set("state", text(address.path("state")));
    }

    private static ObjectNode customerInvoiceSettings(JsonNode settings) {
        return NODES.objectNode()
                .<ObjectNode>set("custom_fields", text(settings.path("custom_fields")))
                .<ObjectNode>set("default_payment_method", id(settings.path("default_payment_method")))
                .<ObjectNode>set("footer", text(settings.path("footer")))
                .set("rendering_options", text(settings.path("rendering_options")));
    }

    private static ArrayNode locales(JsonNode locales) {
        ArrayNode list = NODES.arrayNode();
        locales.forEach(locale -> list.add(text(locale)));
        return list;
    }

    /** A list that Stripe no longer sends within its customer. */
    private static ObjectNode emptyList(JsonNode customer, String name) {
        return NODES.objectNode()
                .put("object", "list")
                .<ObjectNode>set("data", NODES.arrayNode())
                .put("has_more", "false")
                .put("total_count", 0)
                .put("url", "/v1/customers/%s/%s".formatted(customer.path("id").asText(), name));
    }

    private static ObjectNode subscription(JsonNode subscription) {
        JsonNode items = subscription.path("items").path("data");
        JsonNode only = items.size() == 1 ? items.path(0) : NullNode.getInstance();
        return NODES.objectNode()
                .<ObjectNode>set("id", id(subscription))
                .put("object", "subscription")
                .<ObjectNode>set("application", id(subscription.path("application")))
                .<ObjectNode>set("application_fee_percent", decimal(subscription.path("application_fee_percent")))
                .<ObjectNode>set("automatic_tax", automaticTax(subscription.path("automatic_tax")))
                .<ObjectNode>set("billing", text(subscription.path("collection_method")))
                .<ObjectNode>set("billing_cycle_anchor", digits(subscription.path("billing_cycle_anchor")))
                .<ObjectNode>set("billing_cycle_anchor_config", text(subscription.path("billing_cycle_anchor_config")))
                .<ObjectNode>set("billing_thresholds", text(subscription.path("billing_thresholds")))
                .<ObjectNode>set("cancel_at", integer(subscription.path("cancel_at")))
                .<ObjectNode>set("cancel_at_period_end", flag(subscription.path("cancel_at_period_end")))
                .<ObjectNode>set("canceled_at", integer(subscription.path("canceled_at")))
                .<ObjectNode>set("cancellation_details", cancellation(subscription.path("cancellation_details")))
                .<ObjectNode>set("collection_method", text(subscription.path("collection_method")))
                .<ObjectNode>set("created", integer(subscription.path("created")))
                .<ObjectNode>set("currency", text(subscription.path("currency")))
                .<ObjectNode>set("current_period_end", integer(items.path(0).path("current_period_end")))
                .<ObjectNode>set("current_period_start", integer(items.path(0).path("current_period_start")))
                .<ObjectNode>set("customer", id(subscription.path("customer")))
                .<ObjectNode>set("days_until_due", integer(subscription.path("days_until_due")))
                .<ObjectNode>set("default_payment_method", id(subscription.path("default_payment_method")))
                .<ObjectNode>set("default_source", id(subscription.path("default_source")))
                .<ObjectNode>set("default_tax_rates", NODES.arrayNode())
                .<ObjectNode>set("description", text(subscription.path("description")))
                .<ObjectNode>set("discount", id(subscription.path("discounts").path(0)))
                .<ObjectNode>set("ended_at", integer(subscription.path("ended_at")))
                .<ObjectNode>set("invoice_customer_balance_settings", balanceSettings())
                .<ObjectNode>set("invoice_settings", invoiceSettings(subscription.path("invoice_settings")))
                .<ObjectNode>set("items", items(subscription.path("items")))
                .<ObjectNode>set("latest_invoice", id(subscription.path("latest_invoice")))
                .<ObjectNode>set("livemode", trueFalse(subscription.path("livemode")))
                .<ObjectNode>set("metadata", metadata(subscription.path("metadata")))
                .<ObjectNode>set(
                        "next_pending_invoice_item_invoice",
                        digits(subscription.path("next_pending_invoice_item_invoice")))
                .<ObjectNode>set("on_behalf_of", id(subscription.path("on_behalf_of")))
                .<ObjectNode>set(
                        "pause_collection",
                        text(subscription.path("pause_collection").path("behavior")))
                .<ObjectNode>set("payment_settings", paymentSettings(subscription.path("payment_settings")))
                .<ObjectNode>set(
                        "pending_invoice_item_interval", text(subscription.path("pending_invoice_item_interval")))
                .<ObjectNode>set("pending_setup_intent", id(subscription.path("pending_setup_intent")))
                .<ObjectNode>set("pending_update", text(subscription.path("pending_update")))
                .<ObjectNode>set("plan", subscriptionPlan(only))
                .<ObjectNode>set("quantity", integer(only.path("quantity")))
                .<ObjectNode>set("schedule", id(subscription.path("schedule")))
                .<ObjectNode>set("start", integer(subscription.path("start_date")))
                .<ObjectNode>set("start_date", integer(subscription.path("start_date")))
                .<ObjectNode>set("status", text(subscription.path("status")))
                .putNull("tax_percent")
                .<ObjectNode>set("test_clock", id(subscription.path("test_clock")))
                .<ObjectNode>set(
                        "transfer_data", id(subscription.path("transfer_data").path("destination")))
                .<ObjectNode>set("trial_end", integer(subscription.path("trial_end")))
                .<ObjectNode>set("trial_settings", trialSettings(subscription.path("trial_settings")))
                .set("trial_start", integer(subscription.path("trial_start")));
    }

    private static ObjectNode automaticTax(JsonNode tax) {
        JsonNode liability = tax.path("liability");
        JsonNode account = liability.path("account");
        return NODES.objectNode()
                .<ObjectNode>set("enabled", trueFalse(tax.path("enabled")))
                .set("liability", account.isMissingNode() ? text(liability.path("type")) : id(account));
    }

    private static ObjectNode cancellation(JsonNode details) {
        return NODES.objectNode()
                .<ObjectNode>set("comment", text(details.path("comment")))
                .<ObjectNode>set("feedback", text(details.path("feedback")))
                .set("reason", text(details.path("reason")));
    }

    /** What Stripe does since it took the choice away. */
    private static ObjectNode balanceSettings() {
        return NODES.objectNode().put("consume_applied_balance_on_void", 1);
    }

    private static ObjectNode invoiceSettings(JsonNode settings) {
        JsonNode issuer = settings.path("issuer").path("type");
        return NODES.objectNode()
                .<ObjectNode>set("account_tax_ids", joined(settings.path("account_tax_ids")))
                .set("issuer", NODES.objectNode().put("type", issuer.asText("self")));
    }

    private static ObjectNode items(JsonNode items) {
        ArrayNode data = NODES.arrayNode();
        items.path("data").forEach(item -> data.add(item(item)));
        return NODES.objectNode()
                .put("object", "list")
                .<ObjectNode>set("data", data)
                .<ObjectNode>set("has_more", trueFalse(items.path("has_more")))
                .put("total_count", data.size())
                .set("url", text(items.path("url")));
    }

    private static ObjectNode item(JsonNode item) {
        return NODES.objectNode()
                .<ObjectNode>set("id", id(item))
                .put("object", "subscription_item")
                .<ObjectNode>set("billing_thresholds", text(item.path("billing_thresholds")))
                .<ObjectNode>set("created", integer(item.path("created")))
                .<ObjectNode>set("metadata", metadata(item.path("metadata")))
                .<ObjectNode>set("plan", plan(item.path("price")))
                .<ObjectNode>set("price", price(item.path("price")))
                .<ObjectNode>set("quantity", integer(item.path("quantity")))
                .<ObjectNode>set("subscription", id(item.path("subscription")))
                .set("tax_rates", NODES.arrayNode());
    }

    /** The plan as the subscription itself has it: days of trial are digits there, a number in the item's. */
    private static JsonNode subscriptionPlan(JsonNode item) {
        if (item.isNull()) {
            return item;
        }
        JsonNode days = item.path("price").path("recurring").path("trial_period_days");
        return plan(item.path("price")).set("trial_period_days", digits(days));
    }

    /** A price in the form that came before prices. */
    private static ObjectNode plan(JsonNode price) {
        JsonNode recurring = price.path("recurring");
        return NODES.objectNode()
                .<ObjectNode>set("id", id(price))
                .put("object", "plan")
                .<ObjectNode>set("active", flag(price.path("active")))
                .<ObjectNode>set("aggregate_usage", text(recurring.path("aggregate_usage")))
                .<ObjectNode>set("amount", integer(price.path("unit_amount")))
                .<ObjectNode>set("amount_decimal", decimal(price.path("unit_amount_decimal")))
                .<ObjectNode>set("billing_scheme", text(price.path("billing_scheme")))
                .<ObjectNode>set("created", integer(price.path("created")))
                .<ObjectNode>set("currency", text(price.path("currency")))
                .<ObjectNode>set("interval", text(recurring.path("interval")))
                .<ObjectNode>set("interval_count", integer(recurring.path("interval_count")))
                .<ObjectNode>set("livemode", trueFalse(price.path("livemode")))
                .<ObjectNode>set("metadata", metadata(price.path("metadata")))
                .<ObjectNode>set("nickname", text(price.path("nickname")))
                .<ObjectNode>set("product", id(price.path("product")))
                .<ObjectNode>set("tiers", text(price.path("tiers")))
                .<ObjectNode>set("tiers_mode", text(price.path("tiers_mode")))
                .<ObjectNode>set("transform_usage", text(price.path("transform_quantity")))
                .<ObjectNode>set("trial_period_days", integer(recurring.path("trial_period_days")))
                .set("usage_type", text(recurring.path("usage_type")));
    }

    private static ObjectNode price(JsonNode price) {
        return NODES.objectNode()
                .<ObjectNode>set("id", id(price))
                .put("object", "price")
                .<ObjectNode>set("active", flag(price.path("active")))
                .<ObjectNode>set("billing_scheme", text(price.path("billing_scheme")))
                .<ObjectNode>set("created", integer(price.path("created")))
                .<ObjectNode>set("currency", text(price.path("currency")))
                .<ObjectNode>set(
                        "custom_unit_amount",
                        integer(price.path("custom_unit_amount").path("preset")))
                .<ObjectNode>set("livemode", trueFalse(price.path("livemode")))
                .<ObjectNode>set("lookup_key", text(price.path("lookup_key")))
                .<ObjectNode>set("metadata", metadata(price.path("metadata")))
                .<ObjectNode>set("nickname", text(price.path("nickname")))
                .<ObjectNode>set("product", id(price.path("product")))
                .<ObjectNode>set("recurring", recurring(price.path("recurring")))
                .<ObjectNode>set("tax_behavior", text(price.path("tax_behavior")))
                .<ObjectNode>set("tiers_mode", text(price.path("tiers_mode")))
                .<ObjectNode>set(
                        "transform_quantity",
                        integer(price.path("transform_quantity").path("divide_by")))
                .<ObjectNode>set("type", text(price.path("type")))
                .<ObjectNode>set("unit_amount", integer(price.path("unit_amount")))
                .set("unit_amount_decimal", decimal(price.path("unit_amount_decimal")));
    }

    private static JsonNode recurring(JsonNode recurring) {
        if (!recurring.isObject()) {
            return NODES.nullNode();
        }
        return NODES.objectNode()
                .<ObjectNode>set("aggregate_usage", text(recurring.path("aggregate_usage")))
                .<ObjectNode>set("interval", text(recurring.path("interval")))
                .<ObjectNode>set("interval_count", integer(recurring.path("interval_count")))
                .<ObjectNode>set("trial_period_days", integer(recurring.path("trial_period_days")))
                .set("usage_type", text(recurring.path("usage_type")));
    }

    private static ObjectNode paymentSettings(JsonNode settings) {
        return NODES.objectNode()
                .<ObjectNode>set("payment_method_options", text(settings.path("payment_method_options")))
                .<ObjectNode>set("payment_method_types", joined(settings.path("payment_method_types")))
                .set("save_default_payment_method", text(settings.path("save_default_payment_method")));
    }

    private static ObjectNode trialSettings(JsonNode settings) {
        JsonNode missing = settings.path("end_behavior").path("missing_payment_method");
        return NODES.objectNode().set("end_behavior", NODES.objectNode().set("missing_payment_method", text(missing)));
    }

    private static JsonNode number(@Nullable CustomerId customer) {
        return customer == null ? NODES.nullNode() : NODES.numberNode(customer.value());
    }
}
