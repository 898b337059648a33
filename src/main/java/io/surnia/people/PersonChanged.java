package io.surnia.people;

import io.surnia.customers.CustomerId;
import io.surnia.platform.db.Fact;

/** A user was added, changed, archived or restored. */
public record PersonChanged(CustomerId customer, UserId user) implements Fact {}
