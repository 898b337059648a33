package io.surnia.privacy;

import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Fact;

/** A user was forgotten: higher rooms forget what they know of the person. */
public record PersonErased(CustomerId customer, UserId user) implements Fact {}
