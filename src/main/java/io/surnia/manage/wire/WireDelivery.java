package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.webhooks.Delivery;
import org.jspecify.annotations.Nullable;

/** A delivery to a webhook as the management API sends it. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireDelivery(
        long id,
        long eventId,
        String type,
        String subject,
        String state,
        String createdAt,
        @Nullable String nextAttemptAt,
        int attempts,
        @Nullable Integer lastStatus,
        @Nullable String lastError,
        @Nullable String deliveredAt,
        @Nullable String failedAt) {

    public static WireDelivery of(Delivery delivery) {
        boolean isOver = delivery.deliveredAt() != null || delivery.failedAt() != null;
        return new WireDelivery(
                delivery.id().value(),
                delivery.eventId(),
                delivery.type(),
                delivery.subject(),
                delivery.deliveredAt() != null ? "delivered" : delivery.failedAt() != null ? "failed" : "waiting",
                delivery.createdAt().toString(),
                isOver ? null : delivery.dueAt().toString(),
                delivery.attempts(),
                delivery.lastStatus(),
                delivery.lastError(),
                Times.text(delivery.deliveredAt()),
                Times.text(delivery.failedAt()));
    }
}
