package io.surnia.programs;

import io.surnia.assignments.Assignment;
import io.surnia.assignments.TargetGroup;
import java.util.List;

/**
 * An assignment in a customer's schedule.
 *
 * @param groups those that it targets, ordered by id
 * @param compliance the percentage of the active users asked who have done it, rounded down; 100 where nobody is asked
 * @param effective whether it is owed today
 */
public record ScheduledTraining(Assignment assignment, List<TargetGroup> groups, int compliance, boolean effective) {}
