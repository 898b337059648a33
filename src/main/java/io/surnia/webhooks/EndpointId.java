package io.surnia.webhooks;

/** The id of an {@link Endpoint}. */
public record EndpointId(long value) {}
