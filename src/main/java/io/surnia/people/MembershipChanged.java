package io.surnia.people;

import io.surnia.customers.CustomerId;
import io.surnia.platform.db.Fact;

/** A user joined or left a group. */
public record MembershipChanged(CustomerId customer, UserId user) implements Fact {}
