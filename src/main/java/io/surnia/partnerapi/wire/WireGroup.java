package io.surnia.partnerapi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.surnia.assignments.AssignmentName;
import io.surnia.people.Group;
import io.surnia.people.GroupDetails;
import io.surnia.people.GroupDetails.HrContact;
import io.surnia.people.Member;
import java.util.LinkedHashMap;
import java.util.List;
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
        @JsonProperty("users") Keyed members,
        @JsonProperty("assignments") Assignments assignments) {

    /** @param members the group's, read while they are written */
    public static WireGroup of(Group group, Keyed members, List<AssignmentName> active) {
        GroupDetails details = group.details();
        HrContact hr = details.hr();
        return new WireGroup(
                group.id().value(),
                details.name(),
                hr == null ? null : hr.firstName(),
                hr == null ? null : hr.lastName(),
                hr == null ? null : hr.email(),
                details.source().word(),
                details.externalId(),
                members,
                Assignments.of(active));
    }

    /** A member of the group, keyed by user id. */
    public record User(
            @JsonProperty("id") long id,
            @JsonProperty("name") String name,
            @JsonProperty("email") String email) {

        public static User of(Member member) {
            return new User(
                    member.user().value(), Values.fullName(member.firstName(), member.lastName()), member.email());
        }
    }

    /** The group's active assignments, keyed by assignment id. */
    public record Assignments(@JsonProperty("active") Map<Long, Assignment> active) {

        static Assignments of(List<AssignmentName> active) {
            Map<Long, Assignment> byId = new LinkedHashMap<>();
            for (AssignmentName each : active) {
                byId.put(
                        each.id().value(),
                        new Assignment(
                                each.id().value(), each.name(), each.kind().word()));
            }
            return new Assignments(byId);
        }
    }

    /** An active assignment of the group. */
    public record Assignment(
            @JsonProperty("id") long id,
            @JsonProperty("name") String name,
            @JsonProperty("type") String type) {}
}
