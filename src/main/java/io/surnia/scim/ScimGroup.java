package io.surnia.scim;

import io.surnia.people.GroupId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A group as a directory sees it, without its members.
 *
 * @param changedAt when its name or external id became another; who is in it is told by the version
 * @param membership the same as long as the members are the same
 */
record ScimGroup(
        GroupId id,
        String displayName,
        @Nullable String externalId,
        Instant createdAt,
        Instant changedAt,
        String membership) {

    ScimGroup withMembership(String membership) {
        return new ScimGroup(id, displayName, externalId, createdAt, changedAt, membership);
    }
}
