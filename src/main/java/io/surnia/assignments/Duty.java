package io.surnia.assignments;

import io.surnia.customers.CustomerId;
import io.surnia.library.LibraryKind;
import io.surnia.people.UserId;
import java.time.LocalDate;

/** An enrollment that can be worked on now, locked for the transaction; the hash is hex digits. */
record Duty(
        CustomerId customer,
        UserId user,
        AssignmentId assignment,
        LibraryKind kind,
        Quiz quiz,
        LocalDate dueOn,
        boolean isDone,
        String contentHash) {}
