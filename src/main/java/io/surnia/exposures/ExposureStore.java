package io.surnia.exposures;

import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The SQL of exposures. */
final class ExposureStore {
    private static final String SELECT = """
            select e.id, e.email, e.found_at, e.acknowledged_at, b.id as breach_id, b.name, b.title,
                   b.domain, b.breached_on, b.pwn_count, b.description, b.logo_path, b.data_classes,
                   b.is_verified, b.is_fabricated, b.is_sensitive, b.is_retired, b.is_spam_list,
                   b.is_malware, b.is_subscription_free, b.is_stealer_log, b.catalogued
              from exposures e join breaches b on b.id = e.breach_id
            """;
    private static final int FETCH = 500;

    /** Notes the breaches that no catalogue describes yet; in the order of their names, so that none waits in a ring. */
    void mention(Tx tx, List<Finding> findings) {
        tx.update("""
                        insert into breaches (name, title, catalogued)
                        select distinct name, name, false from unnest(:names) as given (name) order by name
                        on conflict (name) do nothing
                        """)
                .bindArray(
                        "names",
                        String.class,
                        findings.stream().map(Finding::breachName).toList())
                .execute();
    }

    /** The new ones. */
    List<ExposureId> insert(Tx tx, CustomerId customer, List<Finding> findings) {
        return tx.query("""
                        insert into exposures (partner_id, customer_id, email, breach_id, found_at)
                        select :partner, :customer, given.email, b.id, min(given.found_at)
                          from unnest(:emails, :names, cast(:found as timestamptz[])) as given (email, name, found_at)
                          join breaches b on b.name = given.name
                         group by given.email, b.id
                         order by given.email, b.id
                        on conflict (partner_id, customer_id, email, breach_id) do nothing
                        returning id
                        """)
                .bind("customer", customer.value())
                .bindArray(
                        "emails",
                        String.class,
                        findings.stream().map(Finding::email).toList())
                .bindArray(
                        "names",
                        String.class,
                        findings.stream().map(Finding::breachName).toList())
                .bindArray(
                        "found",
                        String.class,
                        findings.stream()
                                .map(finding -> finding.foundAt().toString())
                                .toList())
                .map((row, _) -> new ExposureId(row.getLong("id")))
                .list();
    }

    ExposureId find(Tx tx, CustomerId customer, String email, String breachName) {
        return tx.query("""
                        select e.id
                          from exposures e join breaches b on b.id = e.breach_id
                         where e.partner_id = :partner and e.customer_id = :customer and e.email = :email
                           and b.name = :name
                        """)
                .bind("customer", customer.value())
                .bind("email", email)
                .bind("name", breachName)
                .map((row, _) -> new ExposureId(row.getLong("id")))
                .one();
    }

    boolean acknowledge(Tx tx, CustomerId customer, ExposureId exposure) {
        return tx.update("""
                        update exposures set acknowledged_at = coalesce(acknowledged_at, :now)
                         where partner_id = :partner and customer_id = :customer and id = :id
                        """)
                        .bind("customer", customer.value())
                        .bind("id", exposure.value())
                        .bind("now", tx.now())
                        .execute()
                == 1;
    }

    /** Both tables are read in the order of their indexes up to the page's end, so that a page costs its length. */
    void exposedAddresses(Tx tx, CustomerId customer, String after, int limit, Consumer<ExposedAddress> reader) {
        try (Stream<ExposedAddress> rows = tx
                .query("""
                        with page as (
                            select f.email
                              from (select email from exposures
                                     where partner_id = :partner and customer_id = :customer and email > :after
                                    union all
                                    select email from dehashed_records
                                     where partner_id = :partner and customer_id = :customer and email > :after
                                       and active) f
                             group by f.email
                             order by f.email
                             limit :limit)
                        select p.email, u.id as user_id, u.email as user_email, u.archived_at,
                               trim(u.first_name || ' ' || u.last_name) as user_name,
                               e.first_breach, e.latest_breach, e.open + d.open as open, e.found + d.found as found
                          from page p
                         cross join lateral (
                               select min(b.breached_on) as first_breach, max(b.breached_on) as latest_breach,
                                      count(*) filter (where x.acknowledged_at is null) as open, count(*) as found
                                 from exposures x join breaches b on b.id = x.breach_id
                                where x.partner_id = :partner and x.customer_id = :customer and x.email = p.email) e
                         cross join lateral (
                               select count(*) filter (where x.acknowledged_at is null) as open, count(*) as found
                                 from dehashed_records x
                                where x.partner_id = :partner and x.customer_id = :customer and x.email = p.email
                                  and x.active) d
                          left join users u
                            on u.partner_id = :partner and u.customer_id = :customer and lower(u.email) = p.email
                         order by p.email
                        """)
                .bind("customer", customer.value())
                .bind("after", after)
                .bind("limit", limit)
                .setFetchSize(FETCH)
                .map((row, _) -> new ExposedAddress(
                        account(row, row.getString("email")),
                        row.getObject("first_breach", LocalDate.class),
                        row.getObject("latest_breach", LocalDate.class),
                        row.getInt("open"),
                        row.getInt("found")))
                .stream()) {
            rows.forEach(reader);
        }
    }

    Optional<Account> account(Tx tx, CustomerId customer, UserId user) {
        return tx.query("""
                        select id as user_id, email as user_email, trim(first_name || ' ' || last_name) as user_name,
                               archived_at
                          from users
                         where partner_id = :partner and customer_id = :customer and id = :id
                        """)
                .bind("customer", customer.value())
                .bind("id", user.value())
                .map((row, _) -> account(row, row.getString("user_email")))
                .findOne();
    }

    Optional<Account> account(Tx tx, CustomerId customer, String address) {
        return tx.query("""
                        select id as user_id, email as user_email, trim(first_name || ' ' || last_name) as user_name,
                               archived_at
                          from users
                         where partner_id = :partner and customer_id = :customer and lower(email) = lower(:address)
                        """)
                .bind("customer", customer.value())
                .bind("address", address)
                .map((row, _) -> account(row, row.getString("user_email")))
                .findOne();
    }

    void delete(Tx tx, CustomerId customer, String email) {
        tx.update("""
                        delete from exposures
                         where partner_id = :partner and customer_id = :customer and email = :email
                        """).bind("customer", customer.value()).bind("email", email).execute();
    }

    List<Exposure> page(Tx tx, CustomerId customer, @Nullable String email, boolean open, long after, int limit) {
        Query query = tx.query(SELECT
                + " where e.partner_id = :partner and e.customer_id = :customer and e.id > :after"
                + (email == null ? "" : " and e.email = :email")
                + (open ? " and e.acknowledged_at is null" : "")
                + " order by e.id limit :limit");
        return (email == null ? query : query.bind("email", email))
                .bind("customer", customer.value())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> exposure(row))
                .list();
    }

    /** All exposures of these addresses, of each the newest breach first. */
    List<Exposure> of(Tx tx, CustomerId customer, Collection<String> emails) {
        return tx.query(SELECT + """
                         where e.partner_id = :partner and e.customer_id = :customer and e.email = any(:emails)
                         order by b.breached_on desc nulls last, b.id
                        """)
                .bind("customer", customer.value())
                .bindArray("emails", String.class, emails)
                .map((row, _) -> exposure(row))
                .list();
    }

    private static Exposure exposure(ResultSet row) throws SQLException {
        return new Exposure(
                new ExposureId(row.getLong("id")),
                row.getString("email"),
                breach(row),
                Columns.instant(row, "found_at"),
                Columns.instantOrNull(row, "acknowledged_at"));
    }

    private static Account account(ResultSet row, String address) throws SQLException {
        long user = row.getLong("user_id");
        return row.wasNull()
                ? new Account(address, null, null, false)
                : new Account(
                        row.getString("user_email"),
                        new UserId(user),
                        row.getString("user_name"),
                        Columns.instantOrNull(row, "archived_at") != null);
    }

    private static Breach breach(ResultSet row) throws SQLException {
        return new Breach(
                new BreachId(row.getLong("breach_id")),
                row.getString("name"),
                row.getString("title"),
                row.getString("domain"),
                row.getObject("breached_on", LocalDate.class),
                Columns.longOrNull(row, "pwn_count"),
                row.getString("description"),
                row.getString("logo_path"),
                texts(row.getArray("data_classes")),
                new BreachFlags(
                        flag(row, "is_verified"),
                        flag(row, "is_fabricated"),
                        flag(row, "is_sensitive"),
                        flag(row, "is_retired"),
                        flag(row, "is_spam_list"),
                        flag(row, "is_malware"),
                        flag(row, "is_subscription_free"),
                        flag(row, "is_stealer_log")),
                row.getBoolean("catalogued"));
    }

    private static @Nullable Boolean flag(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Boolean.class);
    }

    private static @Nullable List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? null : List.of((String[]) array.getArray());
    }
}
