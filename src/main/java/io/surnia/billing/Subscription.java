package io.surnia.billing;

import io.surnia.customers.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the partner pays for.
 *
 * @param details the payment service's objects and what we keep beside them
 * @param ownCustomer the customer that is the partner itself, where there is one
 * @param changedAt when it was last written
 */
public record Subscription(
        SubscriptionDetails details, @Nullable CustomerId ownCustomer, Instant changedAt) {}
