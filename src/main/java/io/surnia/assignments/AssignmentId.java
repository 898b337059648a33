package io.surnia.assignments;

/** The number of an assignment, unique in the deployment, from 1000 on. */
public record AssignmentId(long value) {}
