package io.surnia.partner;

import org.jspecify.annotations.Nullable;

/**
 * What an audit entry is about.
 *
 * @param kind a singular noun: customer, user, key, …
 * @param id null where it is about many or about none
 */
public record Subject(String kind, @Nullable Long id) {}
