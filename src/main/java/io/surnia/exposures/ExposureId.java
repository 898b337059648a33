package io.surnia.exposures;

/** The number of an exposure, of one address in one breach; unique in the deployment, from 1000 on. */
public record ExposureId(long value) {}
