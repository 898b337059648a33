package io.surnia.library;

/** The number of a library item, unique in the deployment, from 1000 on. */
public record LibraryId(long value) {}
