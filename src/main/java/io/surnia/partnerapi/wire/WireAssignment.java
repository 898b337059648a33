package io.surnia.partnerapi.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
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

    /** A group that the assignment is given to, keyed by its id. */
    public record Group(@JsonProperty("group_id") long id, @JsonProperty("group_name") String name) {}
}
