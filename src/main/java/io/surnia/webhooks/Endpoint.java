package io.surnia.webhooks;

import java.time.Instant;

/** Where a partner hears of events. Its secret is shown when it is made, and when it is rotated. */
public record Endpoint(EndpointId id, EndpointDetails details, Instant createdAt) {}
