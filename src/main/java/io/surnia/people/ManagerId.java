package io.surnia.people;

/** The number of a manager, unique in the deployment, from 1000 on. */
public record ManagerId(long value) {}
