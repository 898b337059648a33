package io.surnia.assignments;

import io.surnia.library.Difficulty;
import io.surnia.library.LibraryItem;
import io.surnia.library.LibraryKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a user is to do now.
 *
 * @param difficulty the assignment's; null for what is no exercise
 * @param item what the user gets to see; null where the assignment is of a file or of its name alone
 * @param isChosen whether the item was chosen for this user
 */
public record Task(
        LibraryKind kind,
        String name,
        Quiz quiz,
        LocalDate dueOn,
        boolean isDone,
        @Nullable Difficulty difficulty,
        @Nullable LibraryItem item,
        boolean isChosen) {}
