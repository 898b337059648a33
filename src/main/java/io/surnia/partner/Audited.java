package io.surnia.partner;

import io.surnia.platform.db.Fact;

/**
 * The audit has a new entry.
 *
 * @param action what was done: create, change, archive, …
 */
public record Audited(String action, Subject subject) implements Fact {}
