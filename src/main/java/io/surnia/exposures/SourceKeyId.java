package io.surnia.exposures;

/** The number of a key to a source, unique in the deployment, from 1000 on. */
public record SourceKeyId(long value) {}
