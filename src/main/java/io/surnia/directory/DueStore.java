package io.surnia.directory;

import io.surnia.platform.db.Columns;
import io.surnia.platform.time.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The function that finds connections of all partners that are to be read. */
final class DueStore {

    /** A connection after which nobody looks. */
    record Due(Tenant tenant, ConnectionId connection) {}

    List<Due> connections(Handle handle, Instant now, int most) {
        return handle.createQuery("""
                select partner_id, connection_id, timezone, clock_ahead_seconds
                  from directory_connections_due(:now, :most)""")
                .bind("now", now)
                .bind("most", most)
                .map((row, _) -> new Due(
                        new Tenant(
                                row.getLong("partner_id"),
                                Columns.zone(row, "timezone"),
                                Duration.ofSeconds(row.getLong("clock_ahead_seconds"))),
                        new ConnectionId(row.getLong("connection_id"))))
                .list();
    }
}
