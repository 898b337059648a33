package io.surnia.exposures;

/** The number of a leaked record, unique in the deployment, from 1000 on. */
public record DehashedRecordId(long value) {}
