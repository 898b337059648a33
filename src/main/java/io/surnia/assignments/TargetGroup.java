package io.surnia.assignments;

import io.surnia.people.GroupId;

/** A group that an assignment targets. */
public record TargetGroup(GroupId id, String name) {}
