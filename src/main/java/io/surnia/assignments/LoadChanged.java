package io.surnia.assignments;

import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Fact;

/** What a user owes or has done changed: the score follows. */
public record LoadChanged(CustomerId customer, UserId user) implements Fact {}
