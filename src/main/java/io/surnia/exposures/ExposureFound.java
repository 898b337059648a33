package io.surnia.exposures;

import io.surnia.customers.CustomerId;
import io.surnia.platform.db.Fact;

/** An address of a customer was found in a breach in which it was not known to be. */
public record ExposureFound(CustomerId customer, ExposureId exposure) implements Fact {}
