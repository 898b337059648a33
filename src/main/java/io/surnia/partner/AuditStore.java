package io.surnia.partner;

import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
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
                case Actor.Learner(long id, var address) -> new ActorColumns("user", id, "user " + id, address);
                case Actor.Operator(String name) -> new ActorColumns("operator", null, name, null);
                case Actor.Automation(String task) -> new ActorColumns("system", null, task, null);
            };
        }
    }

    /** What changed of one thing, as JSON. */
    record Difference(
            Subject subject,
            @Nullable String before,
            @Nullable String after) {}

    void appendAll(Tx tx, Actor actor, String action, List<Difference> differences) {
        ActorColumns who = ActorColumns.of(actor);
        tx.update("""
                insert into audit_entries
                       (partner_id, at, actor_kind, actor_id, actor_name, address, action,
                        subject_kind, subject_id, before, after)
                select :partner, :at, :actorKind, :actorId, :actorName, :address, :action,
                       d.kind, d.id, cast(d.before as jsonb), cast(d.after as jsonb)
                  from unnest(cast(:kinds as text[]), cast(:ids as bigint[]), cast(:befores as text[]),
                              cast(:afters as text[])) as d (kind, id, before, after)""")
                .bind("at", tx.now())
                .bind("actorKind", who.kind())
                .bind("actorId", who.id())
                .bind("actorName", who.name())
                .bind("address", who.address())
                .bind("action", action)
                .bindArray(
                        "kinds",
                        String.class,
                        column(differences, each -> each.subject().kind()))
                .bindArray(
                        "ids",
                        Long.class,
                        column(differences, each -> each.subject().id()))
                .bindArray("befores", String.class, column(differences, Difference::before))
                .bindArray("afters", String.class, column(differences, Difference::after))
                .execute();
    }

    private static @Nullable Object[] column(
            List<Difference> differences, Function<Difference, ? extends @Nullable Object> value) {
        return differences.stream().map(value).toArray();
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

    List<AuditEntry> page(Tx tx, AuditFilter filter, long after, int limit) {
        return filter.bind(tx.query("""
                select id, at, actor_kind, actor_id, actor_name, address, action, subject_kind, subject_id, before, after
                  from audit_entries
                 where partner_id = :partner and id > :after %s
                 order by id limit :limit""".formatted(filter.sql())))
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
