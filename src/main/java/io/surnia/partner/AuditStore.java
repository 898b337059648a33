package io.surnia.partner;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table audit_entries. */
final class AuditStore {
    private record ActorColumns(
            String kind,
            @Nullable Long id,
            String name,
            @Nullable String address) {
        static ActorColumns of(Actor actor) {
            return switch (actor) {
                case Actor.Key(ApiKeyId id, var address) ->
                    new ActorColumns("key", id.value(), "API key " + id.value(), address);
                case Actor.Administrator(long id, String name, var address) ->
                    new ActorColumns("administrator", id, name, address);
                case Actor.Operator(String name) -> new ActorColumns("operator", null, name, null);
                case Actor.Automation(String task) -> new ActorColumns("system", null, task, null);
            };
        }
    }

    void append(
            Tx tx, Actor actor, String action, Subject subject, @Nullable JsonNode before, @Nullable JsonNode after) {
        ActorColumns who = ActorColumns.of(actor);
        tx.update("""
                insert into audit_entries
                       (partner_id, at, actor_kind, actor_id, actor_name, address, action,
                        subject_kind, subject_id, before, after)
                values (:partner, :at, :actorKind, :actorId, :actorName, :address, :action,
                        :subjectKind, :subjectId, cast(:before as jsonb), cast(:after as jsonb))""")
                .bind("at", tx.now())
                .bind("actorKind", who.kind())
                .bind("actorId", who.id())
                .bind("actorName", who.name())
                .bind("address", who.address())
                .bind("action", action)
                .bind("subjectKind", subject.kind())
                .bind("subjectId", subject.id())
                .bind("before", before == null ? null : before.toString())
                .bind("after", after == null ? null : after.toString())
                .execute();
    }

    List<AuditEntry> page(Tx tx, long after, int limit) {
        return tx.query("""
                select id, at, actor_kind, actor_id, actor_name, address, action, subject_kind, subject_id, before, after
                  from audit_entries
                 where partner_id = :partner and id > :after
                 order by id limit :limit""")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> entry(row))
                .list();
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                Columns.instant(row, "at"),
                row.getString("actor_kind"),
                Columns.longOrNull(row, "actor_id"),
                row.getString("actor_name"),
                row.getString("address"),
                row.getString("action"),
                new Subject(row.getString("subject_kind"), Columns.longOrNull(row, "subject_id")),
                row.getString("before"),
                row.getString("after"));
    }
}
