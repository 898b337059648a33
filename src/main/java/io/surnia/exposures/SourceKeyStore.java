package io.surnia.exposures;

import io.surnia.exposures.sources.KeyCheck;
import io.surnia.exposures.sources.SourceName;
import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table source_keys. */
final class SourceKeyStore {
    private static final String COLUMNS = "id, source, last4, plan, per_minute, credits, state, checked_at, created_at";

    /** A key as it is kept. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sealed(SourceKeyId id, byte[] key) {}

    SourceKey put(Tx tx, SourceName source, byte[] key, String last4, KeyCheck.Accepted accepted) {
        return tx.query("""
                        insert into source_keys (partner_id, source, api_key, last4, plan, per_minute, state, checked_at,
                                                 created_at)
                        values (:partner, :source, :key, :last4, :plan, :perMinute, 'accepted', :now, :now)
                        on conflict (partner_id, source) do update
                           set api_key = excluded.api_key, last4 = excluded.last4, plan = excluded.plan,
                               per_minute = excluded.per_minute, credits = null, state = excluded.state,
                               checked_at = excluded.checked_at, created_at = excluded.created_at
                        returning %s
                        """.formatted(COLUMNS))
                .bind("source", source.word())
                .bind("key", key)
                .bind("last4", last4)
                .bind("plan", accepted.plan())
                .bind("perMinute", accepted.perMinute())
                .bind("now", tx.now())
                .map((row, _) -> key(row))
                .one();
    }

    void accepted(Tx tx, SourceKeyId id, KeyCheck.Accepted accepted) {
        tx.update("""
                        update source_keys
                           set plan = :plan, per_minute = :perMinute, state = 'accepted', checked_at = :now
                         where partner_id = :partner and id = :id
                        """)
                .bind("plan", accepted.plan())
                .bind("perMinute", accepted.perMinute())
                .bind("now", tx.now())
                .bind("id", id.value())
                .execute();
    }

    /** @param credits null where nothing new is known of them */
    void note(Tx tx, SourceKeyId id, SourceKey.State state, @Nullable Long credits) {
        tx.update("""
                        update source_keys
                           set state = :state, credits = coalesce(:credits, credits), checked_at = :now
                         where partner_id = :partner and id = :id
                        """)
                .bind("state", state.name().toLowerCase(Locale.ROOT))
                .bind("credits", credits)
                .bind("now", tx.now())
                .bind("id", id.value())
                .execute();
    }

    void delete(Tx tx, SourceKeyId id) {
        tx.update("delete from source_keys where partner_id = :partner and id = :id")
                .bind("id", id.value())
                .execute();
    }

    List<SourceKey> page(Tx tx, long after, int limit) {
        return tx.query("""
                        select %s from source_keys
                         where partner_id = :partner and id > :after order by id limit :limit
                        """.formatted(COLUMNS))
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> key(row))
                .list();
    }

    Optional<Sealed> sealed(Tx tx, SourceName source) {
        return tx.query("select id, api_key from source_keys where partner_id = :partner and source = :source")
                .bind("source", source.word())
                .map((row, _) -> new Sealed(new SourceKeyId(row.getLong("id")), row.getBytes("api_key")))
                .findOne();
    }

    private static SourceKey key(ResultSet row) throws SQLException {
        return new SourceKey(
                new SourceKeyId(row.getLong("id")),
                Columns.word(row, "source", SourceName.class),
                row.getString("last4"),
                row.getString("plan"),
                row.getObject("per_minute", Integer.class),
                Columns.longOrNull(row, "credits"),
                Columns.word(row, "state", SourceKey.State.class),
                Columns.instant(row, "checked_at"),
                Columns.instant(row, "created_at"));
    }
}
