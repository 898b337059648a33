package io.surnia.webhooks;

/** The id of a {@link Delivery}. */
public record DeliveryId(long value) {}
