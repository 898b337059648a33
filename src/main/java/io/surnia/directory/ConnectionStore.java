package io.surnia.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.surnia.customers.CustomerId;
import io.surnia.customers.Customers;
import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Constraints;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The table directory_connections. */
final class ConnectionStore {
    private static final String COLUMNS = """
            id, customer_id, name, kind, service, secret is not null as has_secret, selection, groups, skip_rules,
            archive_share, enabled, created_at, next_run_at
            """;

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final TypeReference<List<GroupMapping>> GROUPS = new TypeReference<>() {};
    private static final TypeReference<List<SkipRule>> RULES = new TypeReference<>() {};

    ConnectionId nextId(Tx tx) {
        return tx.handle()
                .createQuery("select nextval('directory_ids')")
                .map((row, _) -> new ConnectionId(row.getLong(1)))
                .one();
    }

    Connection insert(
            Tx tx,
            ConnectionId id,
            CustomerId customer,
            ConnectionDetails details,
            byte @Nullable [] secret,
            Instant now) {
        return Constraints.explained(
                constraint -> constraint.equals("directory_connections_partner_id_customer_id_fkey")
                        ? Customers.unknown(customer)
                        : null,
                () -> bind(tx.query("""
                insert into directory_connections
                       (partner_id, id, customer_id, name, kind, service, secret, selection, groups, skip_rules,
                        archive_share, enabled, created_at, next_run_at, claimed_until)
                values (:partner, :id, :customer, :name, :kind, cast(:service as jsonb), :secret, :selection,
                        cast(:groups as jsonb), cast(:rules as jsonb), :share, :enabled, :now, :now, :now)
                returning %s""".formatted(COLUMNS)), details)
                        .bind("id", id.value())
                        .bind("customer", customer.value())
                        .bind("secret", secret)
                        .bind("now", now)
                        .map((row, _) -> connection(row))
                        .one());
    }

    Connection update(Tx tx, ConnectionId id, ConnectionDetails details) {
        return bind(tx.query("""
                update directory_connections
                   set name = :name, kind = :kind, service = cast(:service as jsonb), selection = :selection,
                       groups = cast(:groups as jsonb), skip_rules = cast(:rules as jsonb), archive_share = :share,
                       enabled = :enabled
                 where partner_id = :partner and id = :id
                returning %s""".formatted(COLUMNS)), details)
                .bind("id", id.value())
                .map((row, _) -> connection(row))
                .one();
    }

    void setSecret(Tx tx, ConnectionId id, byte[] secret) {
        tx.update("update directory_connections set secret = :secret where partner_id = :partner and id = :id")
                .bind("id", id.value())
                .bind("secret", secret)
                .execute();
    }

    /** From now on all is read. */
    void forgetCursor(Tx tx, ConnectionId id) {
        tx.update("update directory_connections set cursor = null where partner_id = :partner and id = :id")
                .bind("id", id.value())
                .execute();
    }

    boolean delete(Tx tx, CustomerId customer, ConnectionId id) {
        return tx.update("""
                delete from directory_connections
                 where partner_id = :partner and customer_id = :customer and id = :id""")
                        .bind("customer", customer.value())
                        .bind("id", id.value())
                        .execute()
                == 1;
    }

    Optional<Connection> lock(Tx tx, CustomerId customer, ConnectionId id) {
        return one(tx, customer, id, "for no key update");
    }

    Optional<Connection> find(Tx tx, CustomerId customer, ConnectionId id) {
        return one(tx, customer, id, "");
    }

    List<Connection> page(Tx tx, CustomerId customer, long after, int limit) {
        return tx.query("""
                select %s from directory_connections
                 where partner_id = :partner and customer_id = :customer and id > :after
                 order by id limit :limit""".formatted(COLUMNS))
                .bind("customer", customer.value())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> connection(row))
                .list();
    }

    byte @Nullable [] secret(Tx tx, ConnectionId id) {
        return tx.query("select secret from directory_connections where partner_id = :partner and id = :id")
                .bind("id", id.value())
                .map((row, _) -> Optional.ofNullable(row.getBytes("secret")))
                .one()
                .orElse(null);
    }

    void confirm(Tx tx, ConnectionId id, int archivals) {
        tx.update("""
                update directory_connections set confirmed_archivals = :archivals
                 where partner_id = :partner and id = :id""").bind("id", id.value()).bind("archivals", archivals).execute();
    }

    private static Optional<Connection> one(Tx tx, CustomerId customer, ConnectionId id, String lock) {
        return tx.query("""
                select %s from directory_connections
                 where partner_id = :partner and customer_id = :customer and id = :id %s""".formatted(COLUMNS, lock))
                .bind("customer", customer.value())
                .bind("id", id.value())
                .map((row, _) -> connection(row))
                .findOne();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, ConnectionDetails details) {
        return statement
                .bind("name", details.name())
                .bind("kind", details.service().source().word())
                .bind("service", written(details.service()))
                .bind("selection", details.selection().name().toLowerCase(Locale.ROOT))
                .bind("groups", written(details.groups()))
                .bind("rules", written(details.skipRules()))
                .bind("share", details.archiveShare())
                .bind("enabled", details.isEnabled());
    }

    static Connection connection(ResultSet row) throws SQLException {
        return new Connection(
                new ConnectionId(row.getLong("id")),
                new CustomerId(row.getLong("customer_id")),
                new ConnectionDetails(
                        row.getString("name"),
                        service(row.getString("kind"), row.getString("service")),
                        Columns.word(row, "selection", ConnectionDetails.Selection.class),
                        read(row.getString("groups"), GROUPS),
                        read(row.getString("skip_rules"), RULES),
                        row.getInt("archive_share"),
                        row.getBoolean("enabled")),
                row.getBoolean("has_secret"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "next_run_at"));
    }

    private static Service service(String kind, String json) {
        try {
            return switch (kind) {
                case "entra" -> JSON.readValue(json, Service.Entra.class);
                case "google" -> JSON.readValue(json, Service.Google.class);
                default -> JSON.readValue(json, Service.Ldap.class);
            };
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a connection's service cannot be read", broken);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a connection's groups or rules cannot be read", broken);
        }
    }

    private static String written(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a connection cannot be written", impossible);
        }
    }
}
