package io.surnia.directory;

import io.surnia.people.ManagerId;
import io.surnia.people.Source;
import io.surnia.people.UserId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user of the customer, as a plan needs to know one.
 *
 * @param groups names, in lower case, of those of the mapped groups that the user is in
 * @param link which person of a directory it became from; null for one whom no connection brought
 */
record KnownPerson(
        UserId id,
        String firstName,
        String lastName,
        String email,
        Source source,
        @Nullable String externalId,
        @Nullable Superior manager,
        boolean isArchived,
        boolean isErased,
        @Nullable String syncError,
        Set<String> groups,
        @Nullable Link link) {
    KnownPerson {
        groups = Set.copyOf(groups);
    }

    /** The manager that a user has. */
    record Superior(ManagerId id, String email, Source source) {}

    /**
     * @param isArchivedHere whether the connection archived the user
     */
    record Link(ConnectionId connection, String externalId, boolean isArchivedHere) {}

    boolean isLinkedTo(ConnectionId connection) {
        return link != null && link.connection().equals(connection);
    }
}
