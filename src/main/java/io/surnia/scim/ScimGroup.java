package io.surnia.scim;

import io.surnia.people.GroupId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A group as a directory sees it, without its members.
 *
 * @param membership the same as long as the members are the same
 */
record ScimGroup(GroupId id, String displayName, @Nullable String externalId, Instant createdAt, String membership) {

    ScimGroup withMembership(String membership) {
        return new ScimGroup(id, displayName, externalId, createdAt, membership);
    }
}
