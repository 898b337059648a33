package io.surnia.directory;

/** The number of a run, unique in the deployment, from 1000 on. */
public record RunId(long value) {}
