package io.surnia.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.surnia.customers.CustomerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LegacySubscriptionTest {
    private static final Schema CONTRACT = Schema.read();
    private static final Path SAMPLE = Path.of("../shared/data/stripe-customer-subscription-sample.json");

    @Test
    void hasEveryFieldOfTheContractInItsOrderAndType() {
        assertThat(CONTRACT.violations("Subscription", legacy(123_456L))).isEmpty();
        assertThat(CONTRACT.violations("Subscription", LegacySubscription.of(Optional.empty())))
                .isEmpty();
    }

    @Test
    void takesWhatStripeItselfPublishesAsAnExample() throws IOException {
        assumeTrue(Files.exists(SAMPLE), "no sample of Stripe's objects beside the project");
        JsonNode sample = new JsonMapper().readTree(SAMPLE.toFile());
        ObjectNode legacy = of((ObjectNode) sample.path("customer"), (ObjectNode) sample.path("subscription"), null);

        assertThat(CONTRACT.violations("Subscription", legacy)).isEmpty();
    }

    @Test
    void namesTheSubscriptionAndWhatIsKeptBesideIt() {
        JsonNode legacy = legacy(125_050L);

        assertThat(legacy.path("spawCustomerId").asLong()).isEqualTo(1000);
        assertThat(legacy.path("subscriptionId").asText()).isEqualTo("sub_Hawk");
        assertThat(legacy.path("billingCustomerId").asText()).isEqualTo("cus_Hawk");
        assertThat(legacy.path("referral_info").asText()).isEqualTo("a friend");
        assertThat(legacy.path("isReseller").asInt()).isEqualTo(1);
        assertThat(legacy.path("primaryCustomerId").asLong()).isEqualTo(1001);
        assertThat(legacy.path("nextInvoiceAmount").toString()).isEqualTo("1250.50");
    }

    @Test
    void readsRenamedFieldsFromTheirNewNames() {
        JsonNode customer = legacy(null).path("customerInfoArray");
        JsonNode subscription = legacy(null).path("subscription");

        assertThat(customer.path("account_balance")).isEqualTo(customer.path("balance"));
        assertThat(customer.path("default_currency").asText()).isEqualTo("usd");
        assertThat(subscription.path("billing").asText()).isEqualTo("charge_automatically");
        assertThat(subscription.path("start").asLong()).isEqualTo(1_732_406_400);
        assertThat(subscription.path("discount").asText()).isEqualTo("di_2");
        assertThat(subscription.path("current_period_start").asLong()).isEqualTo(1_762_732_800);
        assertThat(subscription.path("current_period_end").asLong()).isEqualTo(1_765_324_800);
        assertThat(subscription.path("quantity").asLong()).isEqualTo(48);
    }

    @Test
    void makesThePlanFromThePrice() {
        JsonNode ofItem = legacy(null).at("/subscription/items/data/0/plan");
        JsonNode ofSubscription = legacy(null).at("/subscription/plan");

        assertThat(ofItem.path("id").asText()).isEqualTo("price_1");
        assertThat(ofItem.path("object").asText()).isEqualTo("plan");
        assertThat(ofItem.path("amount_decimal").toString()).isEqualTo("199.5");
        assertThat(ofItem.path("active").toString()).isEqualTo("1");
        assertThat(ofItem.path("livemode").toString()).isEqualTo("\"false\"");
        assertThat(ofItem.path("transform_usage").asText()).isEqualTo("{\"divide_by\":10,\"round\":\"up\"}");
        assertThat(ofItem.path("trial_period_days").toString()).isEqualTo("14");
        assertThat(ofSubscription.path("trial_period_days").toString()).isEqualTo("\"14\"");
        assertThat(ofSubscription.path("id")).isEqualTo(ofItem.path("id"));
    }

    @Test
    void hasNoPlanOfItsOwnWithSeveralItems() {
        ObjectNode subscription = StripeObjects.subscription();
        ArrayNode items = (ArrayNode) subscription.at("/items/data");
        items.add(items.path(0).deepCopy());
        JsonNode legacy = of(StripeObjects.customer(), subscription, null);

        assertThat(CONTRACT.violations("Subscription", legacy)).isEmpty();
        assertThat(legacy.at("/subscription/plan").isNull()).isTrue();
        assertThat(legacy.at("/subscription/quantity").isNull()).isTrue();
        assertThat(legacy.at("/subscription/items/total_count").asInt()).isEqualTo(2);
    }

    @Test
    void writesTruthEmptinessAndListsAsTheDocumentDoes() {
        JsonNode customer = legacy(null).path("customerInfoArray");
        JsonNode subscription = legacy(null).path("subscription");

        assertThat(customer.path("delinquent").toString()).isEqualTo("\"true\"");
        assertThat(customer.path("shipping").isNull()).isTrue();
        assertThat(customer.at("/invoice_settings/rendering_options").isNull()).isTrue();
        assertThat(customer.at("/sources/data").toString()).isEqualTo("[]");
        assertThat(customer.at("/sources/url").asText()).isEqualTo("/v1/customers/cus_Hawk/sources");
        assertThat(customer.path("metadata").toString()).isEqualTo("{\"team\":\"north\"}");
        assertThat(subscription.path("metadata").toString()).isEqualTo("{}");
        assertThat(subscription.path("default_tax_rates").toString()).isEqualTo("[]");
        assertThat(subscription.path("cancel_at_period_end").toString()).isEqualTo("1");
        assertThat(subscription.path("billing_cycle_anchor").toString()).isEqualTo("\"1732406400\"");
        assertThat(subscription.at("/payment_settings/payment_method_types").asText())
                .isEqualTo("card,sepa_debit");
        assertThat(subscription.at("/items/data/0/billing_thresholds").isNull()).isTrue();
    }

    @Test
    void countsMinorUnitsAsTheCurrencyHasThem() {
        ObjectNode subscription = StripeObjects.subscription();

        assertThat(invoice(subscription, "jpy", 1250)).isEqualTo("1250");
        assertThat(invoice(subscription, "kwd", 1250)).isEqualTo("1.250");
        assertThat(invoice(subscription, "eur", 1250)).isEqualTo("12.50");
    }

    private static String invoice(ObjectNode subscription, String currency, long minor) {
        subscription.put("currency", currency);
        return of(StripeObjects.customer(), subscription, minor)
                .path("nextInvoiceAmount")
                .toString();
    }

    private static ObjectNode legacy(@Nullable Long nextInvoice) {
        return of(StripeObjects.customer(), StripeObjects.subscription(), nextInvoice);
    }

    private static ObjectNode of(ObjectNode customer, ObjectNode subscription, @Nullable Long nextInvoice) {
        SubscriptionDetails details = new SubscriptionDetails(
                customer, subscription, nextInvoice, "a friend", true, null, new CustomerId(1001));
        return LegacySubscription.of(
                Optional.of(new Subscription(details, new CustomerId(1000), Instant.parse("2026-11-24T12:00:00Z"))));
    }
}
