package io.surnia.scim;

import io.surnia.platform.http.EntityTag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A user as RFC 7643, section 4.1 and 4.3 has it. */
final class WireUser {
    private WireUser() {}

    /** @param groups the user's own, ordered by id */
    static Resource of(ScimUser user, List<ScimUserStore.Membership> groups, String base) {
        String location = base + "/Users/" + user.id().value();
        EntityTag version = version(user);
        Map<String, Object> wire = new LinkedHashMap<>();
        List<String> schemas = new ArrayList<>(List.of(Urn.USER));
        wire.put("schemas", schemas);
        wire.put("id", id(user.id().value()));
        if (user.profile().externalId() != null) {
            wire.put("externalId", user.profile().externalId());
        }
        wire.put("userName", user.profile().userName());
        wire.put("name", name(user.profile()));
        wire.put("displayName", displayName(user.profile()));
        wire.put("active", user.profile().active());
        wire.put("emails", List.of(email(user)));
        wire.put("groups", groups.stream().map(group -> group(group, base)).toList());
        if (user.manager() != null) {
            schemas.add(Urn.ENTERPRISE_USER);
            wire.put(Urn.ENTERPRISE_USER, Map.of("manager", manager(user.manager(), base)));
        }
        wire.put("meta", Meta.of("User", user.createdAt(), user.changedAt(), location, version));
        return new Resource(location, version, wire);
    }

    /** Of what the user is; in which groups is theirs to say. */
    static EntityTag version(ScimUser user) {
        return Resource.version(
                List.of(user.id().value(), user.profile(), user.email(), user.manager() == null ? "" : user.manager()));
    }

    private static Map<String, Object> name(Profile profile) {
        Map<String, Object> name = new LinkedHashMap<>();
        name.put("formatted", profile.fullName());
        name.put("familyName", profile.familyName());
        name.put("givenName", profile.givenName());
        return name;
    }

    private static String displayName(Profile profile) {
        return profile.displayName() == null ? profile.fullName() : profile.displayName();
    }

    private static Map<String, Object> email(ScimUser user) {
        Map<String, Object> email = new LinkedHashMap<>();
        email.put("value", user.email());
        email.put("type", "work");
        email.put("primary", true);
        return email;
    }

    private static Map<String, Object> group(ScimUserStore.Membership membership, String base) {
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("value", id(membership.group().value()));
        group.put("$ref", base + "/Groups/" + membership.group().value());
        group.put("display", membership.name());
        return group;
    }

    private static Map<String, Object> manager(ScimUser.Superior superior, String base) {
        Map<String, Object> manager = new LinkedHashMap<>();
        if (superior.user() != null) {
            manager.put("value", id(superior.user().value()));
            manager.put("$ref", base + "/Users/" + superior.user().value());
        }
        manager.put("displayName", superior.name());
        return manager;
    }

    private static String id(long id) {
        return Long.toString(id);
    }
}
