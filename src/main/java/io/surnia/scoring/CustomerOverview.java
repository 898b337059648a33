package io.surnia.scoring;

import io.surnia.customers.Customer;

/** A customer with how it stands. */
public record CustomerOverview(Customer customer, CustomerStanding standing) {}
