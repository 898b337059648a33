package io.surnia.scim;

import io.surnia.people.UserId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One thing that a directory changes of a group. */
sealed interface GroupEdit {
    record Rename(String name) implements GroupEdit {}

    record Identify(@Nullable String externalId) implements GroupEdit {}

    record Join(Set<UserId> users) implements GroupEdit {}

    record Leave(Set<UserId> users) implements GroupEdit {}

    /** Who is in the group afterwards: these, and nobody else. */
    record SetMembers(Set<UserId> users) implements GroupEdit {}
}
