package io.surnia.directory;

import io.surnia.people.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be done so that the customer's people are as the directory says.
 *
 * @param added who is to be added, in the order of their ids there
 * @param changed who is to be changed, and how they are to stand
 * @param links whom users are linked to from now on, of those who were there
 * @param joins who of those who were there joins which group
 * @param leaves who leaves which group
 * @param errors what is noted at users from now on; empty to note nothing any more
 * @param refusals why somebody cannot be taken, by its id in the directory
 * @param linkedAndActive how many active people the connection has brought so far
 */
record Plan(
        List<Wanted> added,
        Map<UserId, Wanted> changed,
        Set<UserId> archived,
        Set<UserId> restored,
        Map<UserId, String> links,
        Map<String, Set<UserId>> joins,
        Map<String, Set<UserId>> leaves,
        Map<UserId, Optional<String>> errors,
        List<String> refusals,
        int unchanged,
        int skipped,
        int linkedAndActive) {

    /** Whether more are to be archived than a share of those who are there, in percent, lets through. */
    boolean exceeds(int percent) {
        return archived.size() * 100L > (long) percent * linkedAndActive;
    }

    Run.Counts counts() {
        int newMembers =
                added.stream().mapToInt(person -> person.groups().size()).sum();
        return new Run.Counts(
                added.size(),
                changed.size(),
                archived.size(),
                restored.size(),
                unchanged,
                skipped,
                newMembers + size(joins),
                size(leaves),
                refusals.size());
    }

    private static int size(Map<String, Set<UserId>> memberships) {
        return memberships.values().stream().mapToInt(Set::size).sum();
    }
}
