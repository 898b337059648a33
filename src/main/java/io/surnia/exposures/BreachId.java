package io.surnia.exposures;

/** The number of a breach, unique in the deployment, from 1000 on; the same for all partners. */
public record BreachId(long value) {}
