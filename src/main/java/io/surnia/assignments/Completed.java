package io.surnia.assignments;

import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Fact;

/** A user has done an assignment. */
public record Completed(CustomerId customer, UserId user, AssignmentId assignment) implements Fact {}
