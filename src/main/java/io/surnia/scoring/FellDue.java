package io.surnia.scoring;

import io.surnia.assignments.AssignmentId;
import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Fact;

/** Something required was not done by its last day, which was yesterday. */
public record FellDue(CustomerId customer, UserId user, AssignmentId assignment) implements Fact {}
