package io.surnia.exposures;

import io.surnia.platform.db.Columns;
import io.surnia.platform.time.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The function that finds the partners of which a check can go on. */
final class DueChecksStore {

    /** The one whose check waited longest first. */
    List<Tenant> partners(Handle handle, Instant now) {
        return handle.createQuery("""
                        select partner_id, timezone, extract(epoch from clock_ahead)::bigint as clock_ahead_seconds
                          from partners_to_check(:now)
                        """)
                .bind("now", now)
                .map((row, _) -> new Tenant(
                        row.getLong("partner_id"),
                        Columns.zone(row, "timezone"),
                        Duration.ofSeconds(row.getLong("clock_ahead_seconds"))))
                .list();
    }
}
