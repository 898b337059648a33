package io.surnia.scim;

/** The handlers of all operations: what the rows of {@link Routes} point into. */
record Handlers(ResourcesApi users, ResourcesApi groups, BulkApi bulk, DiscoveryApi discovery) {}
