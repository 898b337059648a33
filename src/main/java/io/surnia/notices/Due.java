package io.surnia.notices;

import io.surnia.assignments.AssignmentId;
import io.surnia.library.LibraryKind;
import io.surnia.people.UserId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That somebody is due a notice about one thing.
 *
 * @param user whom it is about; null where it is about the assignment alone
 * @param userName empty where the user has none
 * @param day the due day, or the day on which the assignment begins anew
 * @param isOvertaken whether by now a later notice says more
 * @param subject the assignment's own text; null for the usual one
 * @param body the assignment's own text; null for the usual one
 */
record Due(
        Addressee addressee,
        @Nullable UserId user,
        String userName,
        AssignmentId assignment,
        String name,
        LibraryKind kind,
        LocalDate day,
        boolean isOvertaken,
        @Nullable String subject,
        @Nullable String body) {

    boolean hasOwnText() {
        return subject != null || body != null;
    }
}
