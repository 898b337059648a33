package io.surnia.assignments;

import io.surnia.library.LibraryKind;

/** An assignment where it is only mentioned. */
public record AssignmentName(AssignmentId id, String name, LibraryKind kind) {}
