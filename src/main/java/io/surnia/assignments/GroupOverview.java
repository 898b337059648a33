package io.surnia.assignments;

import io.surnia.people.Group;
import io.surnia.people.Member;
import java.util.List;

/**
 * A group with what lists show of it.
 *
 * @param members its first active members, ordered by user id, at most {@link GroupOverviews#FIRST_MEMBERS}: where there
 *     are as many, more may follow
 * @param active the effective assignments that target it, ordered by id
 */
public record GroupOverview(Group group, List<Member> members, List<AssignmentName> active) {}
