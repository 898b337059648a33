/**
 * Tells partners' own programs what happens: endpoints, events and their deliveries. An event is written in the
 * transaction that causes it, and delivered at least once, in order for each thing that it is about. Owns
 * webhook_endpoints, webhook_events and webhook_deliveries.
 */
@NullMarked
package io.surnia.webhooks;

import org.jspecify.annotations.NullMarked;
