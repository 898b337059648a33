package io.surnia.assignments;

import java.util.List;

/**
 * An assignment as lists show it.
 *
 * @param groups those that it targets, ordered by id
 */
public record AssignmentListing(Assignment assignment, List<TargetGroup> groups) {}
