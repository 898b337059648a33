package io.surnia.partnerapi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.surnia.assignments.Assignment;
import io.surnia.assignments.AssignmentListing;
import io.surnia.assignments.TargetGroup;
import io.surnia.assignments.Terms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of Get Assignments and Get Assignment. */
public record WireAssignment(
        @JsonProperty("id") long id,
        @JsonProperty("policy_name") String name,
        @JsonProperty("policy_type") String type,
        @JsonProperty("is_optional") int optional,
        @JsonProperty("effective_start") int effectiveStart,
        @JsonProperty("effective_end") @Nullable Integer effectiveEnd,
        @JsonProperty("policy_file_name") @Nullable String fileName,
        @JsonProperty("policy_file_type") @Nullable String fileType,
        @JsonProperty("public") int isPublic,
        @JsonProperty("archived") int archived,
        @JsonProperty("groups") Map<Long, Group> groups) {

    public static WireAssignment of(AssignmentListing listing) {
        Assignment assignment = listing.assignment();
        Terms terms = assignment.terms();
        return new WireAssignment(
                assignment.id().value(),
                terms.name(),
                terms.kind().word(),
                Values.flag(terms.rules().isOptional()),
                Values.day(terms.effective().start()),
                Values.dayOrNull(terms.effective().end()),
                terms.source().fileName(),
                terms.source().fileType(),
                Values.flag(terms.rules().isPublic()),
                Values.flag(assignment.archivedAt() != null),
                byId(listing.groups()));
    }

    private static Map<Long, Group> byId(List<TargetGroup> groups) {
        Map<Long, Group> byId = new LinkedHashMap<>();
        for (TargetGroup group : groups) {
            byId.put(group.id().value(), new Group(group.id().value(), group.name()));
        }
        return byId;
    }

    /** A group that the assignment is given to, keyed by its id. */
    public record Group(
            @JsonProperty("group_id") long id,
            @JsonProperty("group_name") String name) {}
}
