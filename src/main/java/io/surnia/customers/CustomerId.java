package io.surnia.customers;

/** The number of a customer, unique in the deployment, from 1000 on. */
public record CustomerId(long value) {}
