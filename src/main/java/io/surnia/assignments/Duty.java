package io.surnia.assignments;

import io.surnia.customers.CustomerId;
import io.surnia.library.Difficulty;
import io.surnia.library.LibraryId;
import io.surnia.library.LibraryKind;
import io.surnia.people.UserId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An enrollment that can be worked on now, locked for the transaction.
 *
 * @param item the library item that this user gets to see
 * @param isChosen whether it was chosen for this user
 * @param contentHash hex digits
 */
record Duty(
        CustomerId customer,
        UserId user,
        AssignmentId assignment,
        LibraryKind kind,
        String name,
        Quiz quiz,
        LocalDate dueOn,
        boolean isDone,
        @Nullable Difficulty difficulty,
        @Nullable LibraryId item,
        boolean isChosen,
        String contentHash) {}
