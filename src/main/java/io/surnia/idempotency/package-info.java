/**
 * Requests that are answered once, however often they are sent: what was answered under a client's idempotency key is
 * kept for a day and given again. Owns idempotent_requests.
 */
@NullMarked
package io.surnia.idempotency;

import org.jspecify.annotations.NullMarked;
