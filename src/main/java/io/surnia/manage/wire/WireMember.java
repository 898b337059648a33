package io.surnia.manage.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.surnia.people.UserId;

/** A member of a group, as the management API sends it. */
public record WireMember(@JsonProperty("id") long id) {

    public static WireMember of(UserId user) {
        return new WireMember(user.value());
    }
}
