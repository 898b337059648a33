package io.surnia.partner;

import java.time.Instant;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Which audit entries are wanted; every part that is not null must be met.
 *
 * @param actorKind key, administrator, operator or system
 * @param action as in {@link AuditEntry}
 * @param subjectKind as in {@link Subject}
 * @param from at this instant or later
 * @param until before this instant
 */
public record AuditFilter(
        @Nullable String actorKind,
        @Nullable Long actorId,
        @Nullable String action,
        @Nullable String subjectKind,
        @Nullable Long subjectId,
        @Nullable Instant from,
        @Nullable Instant until) {

    String sql() {
        return (actorKind == null ? "" : " and actor_kind = :actorKind")
                + (actorId == null ? "" : " and actor_id = :actorId")
                + (action == null ? "" : " and action = :action")
                + (subjectKind == null ? "" : " and subject_kind = :subjectKind")
                + (subjectId == null ? "" : " and subject_id = :subjectId")
                + (from == null ? "" : " and at >= :from")
                + (until == null ? "" : " and at < :until");
    }

    Query bind(Query query) {
        bind(query, "actorKind", actorKind);
        bind(query, "actorId", actorId);
        bind(query, "action", action);
        bind(query, "subjectKind", subjectKind);
        bind(query, "subjectId", subjectId);
        bind(query, "from", from);
        bind(query, "until", until);
        return query;
    }

    private static void bind(Query query, String name, @Nullable Object value) {
        if (value != null) {
            query.bind(name, value);
        }
    }
}
