package io.surnia.links;

import io.surnia.assignments.AssignmentId;

/** What a link opens. */
public sealed interface Purpose {
    /** The user's assignments. */
    record Assignments() implements Purpose {}

    /** One of the user's assignments. */
    record OneAssignment(AssignmentId assignment) implements Purpose {}

    /** The manager's team. */
    record Team() implements Purpose {}

    /** The certificate that the user has of an assignment. */
    record Certificate(AssignmentId assignment) implements Purpose {}
}
