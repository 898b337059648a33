package io.surnia.exposures;

import io.surnia.customers.CustomerId;
import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The SQL of leaked records. */
final class DehashedStore {
    private static final String SELECT = """
            select id, email, dehashed_id, ip_address, username,
                   password is not null or password_wiped_at is not null as password_leaked, name, vin, address, phone, database_name, error, found_at, acknowledged_at, active
              from dehashed_records
            """;

    /** The number of the next record: known before the row, since the password is sealed to it. */
    DehashedRecordId nextId(Tx tx) {
        return new DehashedRecordId(tx.handle()
                .createQuery("select nextval('exposure_ids')")
                .mapTo(Long.class)
                .one());
    }

    /** Returns the number that the row has: the given one, or an earlier one's of the same number at the source. */
    DehashedRecordId insert(
            Tx tx,
            CustomerId customer,
            DehashedRecordId id,
            String email,
            NewDehashedRecord found,
            byte @Nullable [] password) {
        return tx.query("""
                        insert into dehashed_records (partner_id, customer_id, id, email, dehashed_id, ip_address, username,
                                                      password, name, vin, address, phone, database_name, error, found_at)
                        values (:partner, :customer, :id, :email, :dehashed, :ip, :username, :password, :name, :vin,
                                :address, :phone, :database, :error, :found)
                        on conflict (partner_id, customer_id, dehashed_id)
                        do update set dehashed_id = excluded.dehashed_id
                        returning id
                        """)
                .bind("customer", customer.value())
                .bind("id", id.value())
                .bind("email", email)
                .bind("dehashed", found.dehashedId())
                .bind("ip", cutOrNull(found.ipAddress(), 64))
                .bind("username", cutOrNull(found.username(), 300))
                .bind("password", password)
                .bind("name", cutOrNull(found.name(), 300))
                .bind("vin", cutOrNull(found.vin(), 50))
                .bind("address", cutOrNull(found.address(), 500))
                .bind("phone", cutOrNull(found.phone(), 50))
                .bind("database", cut(found.databaseName(), 200))
                .bind("error", cutOrNull(found.error(), 500))
                .bind("found", found.foundAt())
                .map((row, _) -> new DehashedRecordId(row.getLong("id")))
                .one();
    }

    /** As many new numbers. */
    List<DehashedRecordId> nextIds(Tx tx, int count) {
        return tx.handle()
                .createQuery("select nextval('exposure_ids') as id from generate_series(1, :count)")
                .bind("count", count)
                .map((row, _) -> new DehashedRecordId(row.getLong("id")))
                .list();
    }

    /** Adds those whose number at the source is new to the customer, in one batch, and returns how many those were. */
    int insertAll(Tx tx, CustomerId customer, List<Sealed> records) {
        PreparedBatch batch = tx.handle().prepareBatch("""
                insert into dehashed_records (partner_id, customer_id, id, email, dehashed_id, ip_address, username,
                                              password, name, vin, address, phone, database_name, error, found_at)
                values (:partner, :customer, :id, :email, :dehashed, :ip, :username, :password, :name, :vin, :address,
                        :phone, :database, :error, :found)
                on conflict (partner_id, customer_id, dehashed_id) do nothing
                """);
        for (Sealed each : records) {
            NewDehashedRecord found = each.found();
            batch.bind("partner", tx.tenant().partnerId())
                    .bind("customer", customer.value())
                    .bind("id", each.id().value())
                    .bind("email", each.email())
                    .bind("dehashed", found.dehashedId())
                    .bind("ip", cutOrNull(found.ipAddress(), 64))
                    .bind("username", cutOrNull(found.username(), 300))
                    .bind("password", each.password())
                    .bind("name", cutOrNull(found.name(), 300))
                    .bind("vin", cutOrNull(found.vin(), 50))
                    .bind("address", cutOrNull(found.address(), 500))
                    .bind("phone", cutOrNull(found.phone(), 50))
                    .bind("database", cut(found.databaseName(), 200))
                    .bind("error", cutOrNull(found.error(), 500))
                    .bind("found", found.foundAt())
                    .add();
        }
        return Arrays.stream(batch.execute()).sum();
    }

    /** A record with the number that it will have, if it is new. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sealed(DehashedRecordId id, String email, NewDehashedRecord found, byte @Nullable [] password) {}

    /** Drops passwords, of one customer or of all, of all records or of those found before an instant; the records stay. */
    int wipePasswords(Tx tx, @Nullable CustomerId customer, @Nullable Instant before) {
        return tx.update("""
                        update dehashed_records set password = null, password_wiped_at = :now
                         where partner_id = :partner and password is not null
                           and (cast(:customer as bigint) is null or customer_id = :customer)
                           and (cast(:before as timestamptz) is null or found_at < :before)
                        """)
                .bind("now", tx.now())
                .bind("customer", customer == null ? null : (Long) customer.value())
                .bind("before", before)
                .execute();
    }

    void delete(Tx tx, CustomerId customer, String email) {
        tx.update("""
                        delete from dehashed_records
                         where partner_id = :partner and customer_id = :customer and email = :email
                        """).bind("customer", customer.value()).bind("email", email).execute();
    }

    boolean acknowledge(Tx tx, CustomerId customer, DehashedRecordId record) {
        return tx.update("""
                        update dehashed_records set acknowledged_at = coalesce(acknowledged_at, :now)
                         where partner_id = :partner and customer_id = :customer and id = :id
                        """)
                        .bind("customer", customer.value())
                        .bind("id", record.value())
                        .bind("now", tx.now())
                        .execute()
                == 1;
    }

    boolean withdraw(Tx tx, CustomerId customer, DehashedRecordId record) {
        return tx.update("""
                        update dehashed_records set active = false
                         where partner_id = :partner and customer_id = :customer and id = :id
                        """)
                        .bind("customer", customer.value())
                        .bind("id", record.value())
                        .execute()
                == 1;
    }

    /** All records of these addresses, withdrawn ones too, by their number. */
    List<DehashedRecord> of(Tx tx, CustomerId customer, Collection<String> emails) {
        return tx.query(SELECT + """
                         where partner_id = :partner and customer_id = :customer and email = any(:emails)
                         order by id
                        """)
                .bind("customer", customer.value())
                .bindArray("emails", String.class, emails)
                .map((row, _) -> record(row))
                .list();
    }

    List<DehashedRecord> page(Tx tx, CustomerId customer, @Nullable String email, boolean open, long after, int limit) {
        var page = tx.query(SELECT
                        + """
                         where partner_id = :partner and customer_id = :customer and id > :after %s %s
                         order by id limit :limit
                        """.formatted(
                                        email == null ? "" : "and email = :email",
                                        open ? "and acknowledged_at is null and active" : ""))
                .bind("customer", customer.value())
                .bind("after", after)
                .bind("limit", limit);
        if (email != null) {
            page.bind("email", email);
        }
        return page.map((row, _) -> record(row)).list();
    }

    private static DehashedRecord record(ResultSet row) throws SQLException {
        return new DehashedRecord(
                new DehashedRecordId(row.getLong("id")),
                row.getString("email"),
                row.getLong("dehashed_id"),
                row.getString("ip_address"),
                row.getString("username"),
                row.getBoolean("password_leaked"),
                row.getString("name"),
                row.getString("vin"),
                row.getString("address"),
                row.getString("phone"),
                row.getString("database_name"),
                row.getString("error"),
                Columns.instant(row, "found_at"),
                Columns.instantOrNull(row, "acknowledged_at"),
                row.getBoolean("active"));
    }

    /** Text from outside, as long as the column takes and without what it does not. */
    static String cut(String text, int longest) {
        String storable = text.replace("\0", "");
        return storable.codePointCount(0, storable.length()) <= longest
                ? storable
                : storable.substring(0, storable.offsetByCodePoints(0, longest));
    }

    private static @Nullable String cutOrNull(@Nullable String text, int longest) {
        return text == null ? null : cut(text, longest);
    }
}
