package io.surnia.directory;

import io.surnia.platform.problem.Problem;
import java.util.List;

/**
 * What a partner decides about a connection.
 *
 * @param groups groups of the directory that are read: whose members are wanted where people are selected by groups, and
 *     which of ours their members join
 * @param skipRules whoever meets one is not wanted
 * @param archiveShare of the active people whom it brought, at most so many percent, 0 to 100, are archived by one run
 *     without a yes
 * @param isEnabled whether it is read by itself; on demand it is read all the same
 */
public record ConnectionDetails(
        String name,
        Service service,
        Selection selection,
        List<GroupMapping> groups,
        List<SkipRule> skipRules,
        int archiveShare,
        boolean isEnabled) {
    /** The share that a connection has unless it is given another. */
    public static final int USUAL_SHARE = 10;

    public ConnectionDetails {
        groups = List.copyOf(groups);
        skipRules = List.copyOf(skipRules);
    }

    /** Who of a directory is wanted. */
    public enum Selection {
        /** Everybody. */
        USERS,
        /** The members of the groups that are read. */
        GROUPS
    }

    /** Everybody of a directory, without groups and rules. */
    public static ConnectionDetails of(String name, Service service) {
        return new ConnectionDetails(name, service, Selection.USERS, List.of(), List.of(), USUAL_SHARE, true);
    }

    public ConnectionDetails bySelection(Selection selection, List<GroupMapping> groups) {
        return new ConnectionDetails(name, service, selection, groups, skipRules, archiveShare, isEnabled);
    }

    public ConnectionDetails skipping(List<SkipRule> skipRules) {
        return new ConnectionDetails(name, service, selection, groups, skipRules, archiveShare, isEnabled);
    }

    public ConnectionDetails withArchiveShare(int archiveShare) {
        return new ConnectionDetails(name, service, selection, groups, skipRules, archiveShare, isEnabled);
    }

    void check() {
        service.check();
        if (selection == Selection.GROUPS && groups.isEmpty()) {
            throw Problem.invalidParameter(
                    "groups", "The groups must name at least one, where people are selected by groups.");
        }
    }
}
