package io.surnia.programs;

/** The number of a programme, unique in the deployment, from 1000 on. */
public record ProgramId(long value) {}
