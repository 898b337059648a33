package io.surnia.sample;

import io.surnia.customers.CustomerId;
import io.surnia.partner.IssuedKey;
import io.surnia.platform.time.Tenant;
import java.util.Map;

/**
 * A sample partner that is there as a whole.
 *
 * @param tenant the partner
 * @param partnerKey a key that reaches the whole partner and may write
 * @param customerKeys a key of each customer's own, in the order of the customers' ids
 */
public record Loaded(Tenant tenant, IssuedKey partnerKey, Map<CustomerId, IssuedKey> customerKeys) {}
