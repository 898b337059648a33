package io.surnia.directory;

import java.util.Map;
import java.util.Set;

/**
 * What a directory holds at one moment.
 *
 * @param people by id
 * @param groups the ids of the members of those that were asked for, by {@link GroupMapping#directoryGroup}
 */
record Snapshot(Map<String, Person> people, Map<String, Set<String>> groups) {
    /** Nothing. */
    static final Snapshot EMPTY = new Snapshot(Map.of(), Map.of());

    Snapshot {
        people = Map.copyOf(people);
        groups = Map.copyOf(groups);
    }
}
