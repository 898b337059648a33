package io.surnia.partnerapi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of Get Groups and Get Group. */
public record WireGroup(
        @JsonProperty("id") long id,
        @JsonProperty("name") String name,
        @JsonProperty("hr_first_name") @Nullable String hrFirstName,
        @JsonProperty("hr_last_name") @Nullable String hrLastName,
        @JsonProperty("hr_email") @Nullable String hrEmail,
        @JsonProperty("group_type") String type,
        @JsonProperty("external_id") @Nullable String externalId,
        @JsonProperty("users") Map<Long, Member> members,
        @JsonProperty("assignments") Assignments assignments) {

    /** A member of the group, keyed by user id. */
    public record Member(
            @JsonProperty("id") long id,
            @JsonProperty("name") String name,
            @JsonProperty("email") String email) {}

    /** The group's active assignments, keyed by assignment id. */
    public record Assignments(@JsonProperty("active") Map<Long, Assignment> active) {}

    /** An active assignment of the group. */
    public record Assignment(
            @JsonProperty("id") long id, @JsonProperty("name") String name, @JsonProperty("type") String type) {}
}
