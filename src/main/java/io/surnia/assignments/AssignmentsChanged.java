package io.surnia.assignments;

import io.surnia.customers.CustomerId;
import io.surnia.platform.db.Fact;

/** A customer's effective assignments changed: its counters follow. */
public record AssignmentsChanged(CustomerId customer) implements Fact {}
