package io.surnia.partner;

/** The number of a key, unique in the deployment, from 1000 on. */
public record ApiKeyId(long value) {}
