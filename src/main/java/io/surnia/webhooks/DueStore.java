package io.surnia.webhooks;

import io.surnia.platform.db.Columns;
import io.surnia.platform.time.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The function that finds endpoints of all partners for which something waits. */
final class DueStore {

    /** An endpoint that nobody looks after; its tenant's clock is the real one. */
    record Due(Tenant tenant, EndpointId endpoint) {}

    List<Due> endpoints(Handle handle, Instant now, int most) {
        return handle.createQuery("select partner_id, endpoint_id, timezone from webhook_endpoints_due(:now, :most)")
                .bind("now", now)
                .bind("most", most)
                .map((row, _) -> new Due(
                        new Tenant(row.getLong("partner_id"), Columns.zone(row, "timezone"), Duration.ZERO),
                        new EndpointId(row.getLong("endpoint_id"))))
                .list();
    }
}
