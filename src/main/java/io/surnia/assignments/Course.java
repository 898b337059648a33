package io.surnia.assignments;

/**
 * The programme that an assignment is part of: numbers of the higher room that made it.
 *
 * @param programId the programme's number
 * @param instanceId the number of its year
 */
public record Course(long programId, long instanceId) {}
