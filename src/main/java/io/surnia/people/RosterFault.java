package io.surnia.people;

/** Why a roster cannot be taken, of what only the whole of it and the customer's people show. */
public sealed interface RosterFault {
    /** Where it stands, as the entry gave it. */
    long line();

    /** The address is that of an earlier entry. */
    record Repeated(long line, long firstLine) implements RosterFault {}

    /** The manager is nobody whom the roster or the customer knows, and has no name. */
    record ManagerUnknown(long line) implements RosterFault {}
}
