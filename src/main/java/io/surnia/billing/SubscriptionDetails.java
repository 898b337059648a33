package io.surnia.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.surnia.customers.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * What is written of a subscription.
 *
 * @param stripeCustomer Stripe's customer object, as its current API sends it
 * @param stripeSubscription Stripe's subscription object, likewise
 * @param nextInvoiceMinor the amount of the next invoice in minor units of the subscription's currency; null without one
 * @param referralInfo who recommended the service
 * @param cancelFeedback what the partner said on cancelling
 * @param primaryCustomer the partner's main customer
 */
public record SubscriptionDetails(
        ObjectNode stripeCustomer,
        ObjectNode stripeSubscription,
        @Nullable Long nextInvoiceMinor,
        @Nullable String referralInfo,
        boolean reseller,
        @Nullable String cancelFeedback,
        @Nullable CustomerId primaryCustomer) {}
