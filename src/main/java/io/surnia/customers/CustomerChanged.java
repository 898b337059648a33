package io.surnia.customers;

import io.surnia.platform.db.Fact;

/** A customer was added or changed, its type, switches or programme speed perhaps. */
public record CustomerChanged(CustomerId customer) implements Fact {}
