package io.surnia.scim;

import io.surnia.platform.http.EntityTag;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A group as RFC 7643, section 4.2 has it. */
final class WireGroup {
    private WireGroup() {}

    /** @param members as they are written; null for a group without them */
    static Resource of(ScimGroup group, @Nullable Iterator<Map<String, Object>> members, String base) {
        String location = base + "/Groups/" + group.id().value();
        EntityTag version = version(group);
        Map<String, Object> wire = new LinkedHashMap<>();
        wire.put("schemas", List.of(Urn.GROUP));
        wire.put("id", Long.toString(group.id().value()));
        if (group.externalId() != null) {
            wire.put("externalId", group.externalId());
        }
        wire.put("displayName", group.displayName());
        if (members != null) {
            wire.put("members", members);
        }
        wire.put("meta", Meta.of("Group", group.createdAt(), group.changedAt(), location, version));
        return new Resource(location, version, wire);
    }

    static EntityTag version(ScimGroup group) {
        return Resource.version(List.of(
                group.id().value(),
                group.displayName(),
                group.externalId() == null ? "" : group.externalId(),
                group.membership()));
    }
}
