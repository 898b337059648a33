package io.surnia.administrators;

/** The number of a administrator, unique in the deployment, from 1000 on. */
public record AdministratorId(long value) {}
