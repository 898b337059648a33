package io.surnia.webhooks;

import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** The table webhook_endpoints. */
final class EndpointStore {
    private static final String COLUMNS = "id, url, description, events, enabled, created_at";

    EndpointId nextId(Tx tx) {
        return tx.handle()
                .createQuery("select nextval('webhook_ids')")
                .map((row, _) -> new EndpointId(row.getLong(1)))
                .one();
    }

    Endpoint insert(Tx tx, EndpointId id, EndpointDetails details, byte[] secret, Instant now) {
        return bind(tx.query("""
                insert into webhook_endpoints
                       (partner_id, id, url, description, events, enabled, secret, created_at, next_look_at)
                values (:partner, :id, :url, :description, :events, :enabled, :secret, :now, :now)
                returning %s""".formatted(COLUMNS)), details)
                .bind("id", id.value())
                .bind("secret", secret)
                .bind("now", now)
                .map((row, _) -> endpoint(row))
                .one();
    }

    Endpoint update(Tx tx, EndpointId id, EndpointDetails details) {
        return bind(tx.query("""
                update webhook_endpoints
                   set url = :url, description = :description, events = :events, enabled = :enabled
                 where partner_id = :partner and id = :id
                returning %s""".formatted(COLUMNS)), details)
                .bind("id", id.value())
                .map((row, _) -> endpoint(row))
                .one();
    }

    boolean setSecret(Tx tx, EndpointId id, byte[] secret) {
        return tx.update("update webhook_endpoints set secret = :secret where partner_id = :partner and id = :id")
                        .bind("id", id.value())
                        .bind("secret", secret)
                        .execute()
                == 1;
    }

    boolean delete(Tx tx, EndpointId id) {
        return tx.update("delete from webhook_endpoints where partner_id = :partner and id = :id")
                        .bind("id", id.value())
                        .execute()
                == 1;
    }

    Optional<Endpoint> lock(Tx tx, EndpointId id) {
        return one(tx, id, "for no key update");
    }

    Optional<Endpoint> find(Tx tx, EndpointId id) {
        return one(tx, id, "");
    }

    List<Endpoint> page(Tx tx, long after, int limit) {
        return tx.query("""
                select %s from webhook_endpoints
                 where partner_id = :partner and id > :after order by id limit :limit""".formatted(COLUMNS))
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> endpoint(row))
                .list();
    }

    /** The url and the sealed secret, for one who looks after the endpoint until an instant; empty when another does. */
    Optional<Claimed> claim(Tx tx, EndpointId id, Instant now, Instant until) {
        return tx.query("""
                update webhook_endpoints set next_look_at = :until
                 where partner_id = :partner and id = :id and enabled and next_look_at <= :now
                returning url, secret""")
                .bind("id", id.value())
                .bind("now", now)
                .bind("until", until)
                .map((row, _) -> new Claimed(id, row.getString("url"), row.getBytes("secret")))
                .findOne();
    }

    void lookAgain(Tx tx, EndpointId id, Instant at) {
        tx.update("update webhook_endpoints set next_look_at = :at where partner_id = :partner and id = :id")
                .bind("id", id.value())
                .bind("at", at)
                .execute();
    }

    /** What deliveries to an endpoint need; its secret is sealed. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Claimed(EndpointId id, String url, byte[] secret) {}

    private static Optional<Endpoint> one(Tx tx, EndpointId id, String lock) {
        return tx.query("select %s from webhook_endpoints where partner_id = :partner and id = :id %s"
                        .formatted(COLUMNS, lock))
                .bind("id", id.value())
                .map((row, _) -> endpoint(row))
                .findOne();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, EndpointDetails details) {
        return statement
                .bind("url", details.url())
                .bind("description", details.description())
                .bindArray("events", String.class, details.events())
                .bind("enabled", details.isEnabled());
    }

    private static Endpoint endpoint(ResultSet row) throws SQLException {
        return new Endpoint(
                new EndpointId(row.getLong("id")),
                new EndpointDetails(
                        row.getString("url"),
                        row.getString("description"),
                        Columns.texts(row, "events"),
                        row.getBoolean("enabled")),
                Columns.instant(row, "created_at"));
    }
}
