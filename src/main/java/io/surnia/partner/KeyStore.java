package io.surnia.partner;

import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Constraints;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import io.surnia.platform.time.Tenant;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table api_keys, and the function that finds a key before its tenant is known. */
final class KeyStore {
    private static final String COLUMNS =
            "id, customer_id, name, last4, may_write, created_at, expires_at, revoked_at, last_used_at";

    /**
     * A key that is not revoked, of a partner that is not archived.
     *
     * @param matches whether its hash is the wanted one, compared in constant time
     */
    record Found(
            Principal principal,
            boolean matches,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {
        boolean worksAt(Instant now) {
            return matches && (expiresAt == null || now.isBefore(expiresAt));
        }
    }

    Optional<Found> find(Handle handle, byte[] hash) {
        return handle.createQuery("""
                select partner_id, key_id, customer_id, hash, may_write, expires_at, last_used_at, timezone,
                       extract(epoch from clock_ahead)::bigint as clock_ahead_seconds, subdomain
                  from key_by_hash(:hash)""")
                .bind("hash", hash)
                .map((row, _) -> found(row, hash))
                .findOne();
    }

    ApiKey insert(
            Tx tx, String name, Scope scope, boolean mayWrite, @Nullable Instant expiresAt, byte[] hash, String last4) {
        return Constraints.explained(
                constraint -> problem(constraint, scope),
                () -> tx.query("""
                insert into api_keys (partner_id, customer_id, name, hash, last4, may_write, created_at, expires_at)
                values (:partner, :customer, :name, :hash, :last4, :mayWrite, :now, :expiresAt)
                returning %s""".formatted(COLUMNS))
                        .bind("customer", scope instanceof Scope.OneCustomer(long customer) ? (Long) customer : null)
                        .bind("name", name)
                        .bind("hash", hash)
                        .bind("last4", last4)
                        .bind("mayWrite", mayWrite)
                        .bind("now", tx.now())
                        .bind("expiresAt", expiresAt)
                        .map((row, _) -> key(row))
                        .one());
    }

    Optional<ApiKey> replace(Tx tx, ApiKeyId id, byte[] hash, String last4) {
        return tx.query("""
                update api_keys set hash = :hash, last4 = :last4
                 where partner_id = :partner and id = :id and revoked_at is null
                returning %s""".formatted(COLUMNS))
                .bind("id", id.value())
                .bind("hash", hash)
                .bind("last4", last4)
                .map((row, _) -> key(row))
                .findOne();
    }

    boolean revoke(Tx tx, ApiKeyId id) {
        int ended = tx.update("""
                update api_keys set revoked_at = :now
                 where partner_id = :partner and id = :id and revoked_at is null""").bind("id", id.value()).bind("now", tx.now()).execute();
        return ended == 1;
    }

    Optional<ApiKey> get(Tx tx, ApiKeyId id) {
        return tx.query("select " + COLUMNS + " from api_keys where partner_id = :partner and id = :id")
                .bind("id", id.value())
                .map((row, _) -> key(row))
                .findOne();
    }

    void used(Tx tx, ApiKeyId id, Instant unlessSince) {
        tx.update("""
                update api_keys set last_used_at = :now
                 where partner_id = :partner and id = :id and (last_used_at is null or last_used_at <= :since)""")
                .bind("id", id.value())
                .bind("now", tx.now())
                .bind("since", unlessSince)
                .execute();
    }

    List<ApiKey> page(Tx tx, long after, int limit) {
        return tx.query("""
                select %s from api_keys
                 where partner_id = :partner and id > :after order by id limit :limit""".formatted(COLUMNS))
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> key(row))
                .list();
    }

    List<ApiKey> list(Tx tx) {
        return tx.query("select " + COLUMNS + " from api_keys where partner_id = :partner order by id")
                .map((row, _) -> key(row))
                .list();
    }

    Optional<String> partnerKeyLast4(Tx tx) {
        return tx.query("""
                select last4 from api_keys
                 where partner_id = :partner and customer_id is null and revoked_at is null
                   and (expires_at is null or expires_at > :now)
                 order by id desc limit 1""").bind("now", tx.now()).mapTo(String.class).findOne();
    }

    private static Found found(ResultSet row, byte[] wanted) throws SQLException {
        Tenant tenant = new Tenant(
                row.getLong("partner_id"),
                Columns.zone(row, "timezone"),
                Duration.ofSeconds(row.getLong("clock_ahead_seconds")));
        Principal principal = new Principal(
                tenant,
                new ApiKeyId(row.getLong("key_id")),
                scope(row),
                row.getBoolean("may_write"),
                row.getString("subdomain"));
        boolean matches = MessageDigest.isEqual(row.getBytes("hash"), wanted);
        return new Found(
                principal,
                matches,
                Columns.instantOrNull(row, "expires_at"),
                Columns.instantOrNull(row, "last_used_at"));
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                new ApiKeyId(row.getLong("id")),
                scope(row),
                row.getString("name"),
                row.getString("last4"),
                row.getBoolean("may_write"),
                Columns.instant(row, "created_at"),
                Columns.instantOrNull(row, "expires_at"),
                Columns.instantOrNull(row, "revoked_at"),
                Columns.instantOrNull(row, "last_used_at"));
    }

    private static Scope scope(ResultSet row) throws SQLException {
        Long customer = Columns.longOrNull(row, "customer_id");
        return customer == null ? new Scope.WholePartner() : new Scope.OneCustomer(customer);
    }

    private static @Nullable Problem problem(String constraint, Scope scope) {
        return constraint.equals("api_keys_partner_id_customer_id_fkey") && scope instanceof Scope.OneCustomer(long id)
                ? Problem.notFound("There is no customer with id %d.".formatted(id))
                : null;
    }
}
