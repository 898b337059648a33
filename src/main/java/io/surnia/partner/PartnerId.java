package io.surnia.partner;

/** The number of a partner, unique in the deployment, from 1000 on. */
public record PartnerId(long value) {}
