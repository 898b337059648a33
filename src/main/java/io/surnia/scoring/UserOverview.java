package io.surnia.scoring;

import io.surnia.assignments.Load;
import io.surnia.people.User;
import org.jspecify.annotations.Nullable;

/**
 * A user with everything that lists show beside the name.
 *
 * @param manager null where the user has none
 */
public record UserOverview(User user, @Nullable ManagerName manager, Standing standing, Load load) {

    /** The user's manager, as far as an overview names one. */
    public record ManagerName(String firstName, String lastName, String email) {}

    UserOverview with(Load load) {
        return new UserOverview(user, manager, standing, load);
    }
}
