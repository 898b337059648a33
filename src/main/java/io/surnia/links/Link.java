package io.surnia.links;

import io.surnia.customers.CustomerId;

/** What a link says: whom it is of, and what it opens. */
public record Link(CustomerId customer, Person person, Purpose purpose) {}
