package io.surnia.people;

/**
 * What taking a roster changes, or would change.
 *
 * @param added people who were not there
 * @param updated active people whose name or manager becomes another
 * @param unchanged active people who have that name and manager; they may join groups all the same
 * @param restored archived people who are active again
 * @param archived active people who are not on the roster, where that was asked for
 * @param managers managers who were not there
 * @param groups groups that were not there
 * @param memberships how often somebody joins a group
 */
public record RosterChanges(
        long added,
        long updated,
        long unchanged,
        long restored,
        long archived,
        long managers,
        long groups,
        long memberships) {}
