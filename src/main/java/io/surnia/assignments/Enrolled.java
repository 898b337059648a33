package io.surnia.assignments;

import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Fact;

/** An assignment is owed by a user from now on. */
public record Enrolled(CustomerId customer, UserId user, AssignmentId assignment) implements Fact {}
