package io.surnia.people;

/** The number of a group, unique in the deployment, from 1000 on. */
public record GroupId(long value) {}
