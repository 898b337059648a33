package io.surnia.people;

/** The number of a user, unique in the deployment, from 1000 on. */
public record UserId(long value) {}
