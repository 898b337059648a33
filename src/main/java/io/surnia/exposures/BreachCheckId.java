package io.surnia.exposures;

/** The number of a check, unique in the deployment, from 1000 on. */
public record BreachCheckId(long value) {}
