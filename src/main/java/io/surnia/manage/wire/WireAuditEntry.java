package io.surnia.manage.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.surnia.partner.AuditEntry;
import io.surnia.platform.json.Json;
import org.jspecify.annotations.Nullable;

/** An audit entry as the management API sends it. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WireAuditEntry(
        long id,
        String at,
        String actorKind,
        @Nullable Long actorId,
        String actorName,
        @Nullable String address,
        String action,
        String subjectKind,
        @Nullable Long subjectId,
        @Nullable JsonNode before,
        @Nullable JsonNode after) {

    public static WireAuditEntry of(AuditEntry entry) {
        return new WireAuditEntry(
                entry.id(),
                entry.at().toString(),
                entry.actorKind(),
                entry.actorId(),
                entry.actorName(),
                entry.address(),
                entry.action(),
                entry.subject().kind(),
                entry.subject().id(),
                entry.before() == null ? null : Json.tree(entry.before()),
                entry.after() == null ? null : Json.tree(entry.after()));
    }
}
