package io.surnia.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event for one endpoint.
 *
 * @param type such as {@code user.created}
 * @param dueAt when it is tried next; of no meaning once it is done
 * @param lastStatus what the receiver answered last
 * @param lastError what kept the last attempt from an answer of 2xx, as a clause
 * @param failedAt when it was given up
 */
public record Delivery(
        DeliveryId id,
        EndpointId endpoint,
        long eventId,
        String type,
        String subject,
        Instant createdAt,
        Instant dueAt,
        int attempts,
        @Nullable Integer lastStatus,
        @Nullable String lastError,
        @Nullable Instant deliveredAt,
        @Nullable Instant failedAt) {}
