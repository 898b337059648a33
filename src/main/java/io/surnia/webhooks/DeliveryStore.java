package io.surnia.webhooks;

import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table webhook_deliveries. */
final class DeliveryStore {
    private static final String SELECT = """
            select d.id, d.endpoint_id, d.event_id, e.type, d.subject, d.created_at, d.due_at, d.attempts, d.last_status,
                   d.last_error, d.delivered_at, d.failed_at
              from webhook_deliveries d
              join webhook_events e on e.partner_id = :partner and e.id = d.event_id
            """;

    /** A delivery that is to be tried now, and what it says. */
    record Waiting(DeliveryId id, String type, String body, Instant createdAt, int attempts) {}

    /**
     * What can be tried now: of each thing the oldest delivery that waits, where it is due. Only the oldest 2,000 that
     * wait are looked at, so that what a dead receiver left costs the same however much it is.
     */
    List<Waiting> heads(Tx tx, EndpointId endpoint, Instant now, int most) {
        return tx.query("""
                with oldest as (
                    select id, subject, event_id, due_at, created_at, attempts from webhook_deliveries
                     where partner_id = :partner and endpoint_id = :endpoint
                       and delivered_at is null and failed_at is null
                     order by id limit 2000),
                heads as (select distinct on (subject) * from oldest order by subject, id)
                select h.id, e.type, h.created_at, h.attempts,
                       jsonb_build_object('id', e.id, 'type', e.type, 'created_at', extract(epoch from e.at)::bigint,
                                          'partner_id', e.partner_id, 'customer_id', e.customer_id, 'subject', e.subject,
                                          'data', e.data)::text as body
                  from heads h
                  join webhook_events e on e.partner_id = :partner and e.id = h.event_id
                 where h.due_at <= :now
                 order by h.id limit :most""")
                .bind("endpoint", endpoint.value())
                .bind("now", now)
                .bind("most", most)
                .map((row, _) -> new Waiting(
                        new DeliveryId(row.getLong("id")),
                        row.getString("type"),
                        row.getString("body"),
                        Columns.instant(row, "created_at"),
                        row.getInt("attempts")))
                .list();
    }

    void delivered(Tx tx, EndpointId endpoint, DeliveryId id, Receivers.Outcome outcome, Instant now) {
        attempted(tx, endpoint, id, outcome, "delivered_at = :at", now);
    }

    void postponed(Tx tx, EndpointId endpoint, DeliveryId id, Receivers.Outcome outcome, Instant until) {
        attempted(tx, endpoint, id, outcome, "due_at = :at", until);
    }

    void failed(Tx tx, EndpointId endpoint, DeliveryId id, Receivers.Outcome outcome, Instant now) {
        attempted(tx, endpoint, id, outcome, "failed_at = :at", now);
    }

    List<Delivery> page(Tx tx, EndpointId endpoint, long after, int limit) {
        return tx.query(SELECT + """
                 where d.partner_id = :partner and d.endpoint_id = :endpoint and d.id > :after
                 order by d.id limit :limit""")
                .bind("endpoint", endpoint.value())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> delivery(row))
                .list();
    }

    /** Puts the event of a delivery into the queue again; empty where there is no such delivery. */
    Optional<DeliveryId> repeat(Tx tx, EndpointId endpoint, DeliveryId id, Instant now) {
        return tx.query("""
                insert into webhook_deliveries (partner_id, endpoint_id, event_id, subject, created_at, due_at)
                select partner_id, endpoint_id, event_id, subject, :now, :now from webhook_deliveries
                 where partner_id = :partner and endpoint_id = :endpoint and id = :id
                returning id""")
                .bind("endpoint", endpoint.value())
                .bind("id", id.value())
                .bind("now", now)
                .map((row, _) -> new DeliveryId(row.getLong(1)))
                .findOne();
    }

    private static void attempted(
            Tx tx, EndpointId endpoint, DeliveryId id, Receivers.Outcome outcome, String then, Instant at) {
        tx.update("""
                update webhook_deliveries
                   set attempts = attempts + 1, last_status = :status, last_error = :error, %s
                 where partner_id = :partner and endpoint_id = :endpoint and id = :id""".formatted(then))
                .bind("endpoint", endpoint.value())
                .bind("id", id.value())
                .bind("status", outcome.status())
                .bind("error", outcome.error())
                .bind("at", at)
                .execute();
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                new DeliveryId(row.getLong("id")),
                new EndpointId(row.getLong("endpoint_id")),
                row.getLong("event_id"),
                row.getString("type"),
                row.getString("subject"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "due_at"),
                row.getInt("attempts"),
                row.getObject("last_status", Integer.class),
                row.getString("last_error"),
                Columns.instantOrNull(row, "delivered_at"),
                Columns.instantOrNull(row, "failed_at"));
    }
}
