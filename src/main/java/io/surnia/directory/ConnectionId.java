package io.surnia.directory;

/** The number of a connection, unique in the deployment, from 1000 on. */
public record ConnectionId(long value) {}
