package io.surnia.people;

import io.surnia.customers.CustomerId;
import io.surnia.customers.Customers;
import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Constraints;
import io.surnia.platform.db.Slice;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The table managers. */
final class ManagerStore {
    private static final int FETCH = 500;
    private static final String COLUMNS = """
            id, customer_id, first_name, last_name, email, manager_type, external_id, reports_to, is_default, active,
            created_at, changed_at
            """;

    ManagerId insert(Tx tx, CustomerId customer, ManagerDetails details) {
        return Constraints.explained(
                constraint -> problem(constraint, customer, details),
                () -> bind(tx.query("""
                insert into managers
                       (partner_id, customer_id, first_name, last_name, email, manager_type, external_id, reports_to,
                        is_default, created_at)
                values (:partner, :customer, :firstName, :lastName, :email, :source, :externalId, :reportsTo,
                        :isDefault, :now)
                returning id"""), details)
                        .bind("customer", customer.value())
                        .bind("now", tx.now())
                        .map((row, _) -> new ManagerId(row.getLong(1)))
                        .one());
    }

    List<ManagerId> nextIds(Tx tx, int count) {
        return tx.handle()
                .createQuery("select nextval('manager_ids') from generate_series(1, :count)")
                .bind("count", count)
                .map((row, _) -> new ManagerId(row.getLong(1)))
                .list();
    }

    void insertAll(Tx tx, CustomerId customer, List<ManagerId> ids, List<ManagerDetails> details) {
        Constraints.explained(
                constraint -> problem(constraint, customer, details.getFirst()),
                () -> tx.update("""
                insert into managers
                       (partner_id, customer_id, id, first_name, last_name, email, manager_type, external_id, reports_to,
                        is_default, created_at)
                select :partner, :customer, n.id, n.first_name, n.last_name, n.email, n.source, n.external_id,
                       n.reports_to, n.is_default, :now
                  from unnest(cast(:ids as bigint[]), cast(:firstNames as text[]), cast(:lastNames as text[]),
                              cast(:emails as text[]), cast(:sources as text[]), cast(:externalIds as text[]),
                              cast(:superiors as bigint[]), cast(:defaults as boolean[]))
                    as n (id, first_name, last_name, email, source, external_id, reports_to, is_default)
                 order by n.id""")
                        .bind("customer", customer.value())
                        .bind("now", tx.now())
                        .bindArray(
                                "ids",
                                Long.class,
                                ids.stream().map(ManagerId::value).toList())
                        .bindArray("firstNames", String.class, each(details, ManagerDetails::firstName))
                        .bindArray("lastNames", String.class, each(details, ManagerDetails::lastName))
                        .bindArray("emails", String.class, each(details, ManagerDetails::email))
                        .bindArray(
                                "sources",
                                String.class,
                                each(details, manager -> manager.source().word()))
                        .bindArray("externalIds", String.class, each(details, ManagerDetails::externalId))
                        .bindArray("superiors", Long.class, each(details, ManagerStore::superior))
                        .bindArray("defaults", Boolean.class, each(details, ManagerDetails::isDefault))
                        .execute());
    }

    private static @Nullable Long superior(ManagerDetails details) {
        return details.reportsTo() == null ? null : (Long) details.reportsTo().value();
    }

    private static <T> List<@Nullable T> each(
            List<ManagerDetails> details, Function<ManagerDetails, @Nullable T> value) {
        List<@Nullable T> values = new ArrayList<>();
        details.forEach(manager -> values.add(value.apply(manager)));
        return values;
    }

    Manager update(Tx tx, CustomerId customer, ManagerId id, ManagerDetails details) {
        return Constraints.explained(
                constraint -> problem(constraint, customer, details),
                () -> bind(tx.query("""
                update managers
                   set first_name = :firstName, last_name = :lastName, email = :email, manager_type = :source,
                       external_id = :externalId, reports_to = :reportsTo, is_default = :isDefault
                 where partner_id = :partner and customer_id = :customer and id = :id
                returning %s""".formatted(COLUMNS)), details)
                        .bind("customer", customer.value())
                        .bind("id", id.value())
                        .map((row, _) -> manager(row))
                        .one());
    }

    boolean setActive(Tx tx, CustomerId customer, ManagerId id, boolean active) {
        int changed = tx.update("""
                update managers set active = :active, is_default = is_default and :active
                 where partner_id = :partner and customer_id = :customer and id = :id and active <> :active""")
                .bind("customer", customer.value())
                .bind("id", id.value())
                .bind("active", active)
                .execute();
        return changed == 1;
    }

    /** Until the transaction's end, no other changes who reports to whom at this customer. */
    void lockAll(Tx tx, CustomerId customer) {
        tx.query("select pg_advisory_xact_lock(:customer)")
                .bind("customer", customer.value())
                .map((_, _) -> true)
                .one();
    }

    boolean reportsToItself(Tx tx, CustomerId customer, ManagerId id) {
        return tx.query("""
                with recursive superiors (id) as (
                    select reports_to from managers
                     where partner_id = :partner and customer_id = :customer and id = :id
                    union
                    select m.reports_to from managers m join superiors s on s.id = m.id
                     where m.partner_id = :partner and m.customer_id = :customer)
                select exists (select from superiors where id = :id)""")
                .bind("customer", customer.value())
                .bind("id", id.value())
                .mapTo(Boolean.class)
                .one();
    }

    Optional<Manager> get(Tx tx, CustomerId customer, ManagerId id) {
        return tx.query("""
                select %s from managers
                 where partner_id = :partner and customer_id = :customer and id = :id""".formatted(COLUMNS))
                .bind("customer", customer.value())
                .bind("id", id.value())
                .map((row, _) -> manager(row))
                .findOne();
    }

    List<Manager> page(Tx tx, CustomerId customer, long after, int limit) {
        return pageQuery(tx, customer, after, limit)
                .map((row, _) -> manager(row))
                .list();
    }

    void each(Tx tx, CustomerId customer, long after, int limit, Consumer<Manager> reader) {
        pageQuery(tx, customer, after, limit)
                .setFetchSize(FETCH)
                .map((row, _) -> manager(row))
                .forEach(reader);
    }

    Set<ManagerId> known(Tx tx, CustomerId customer, Collection<ManagerId> ids) {
        return tx.query("""
                select id from managers
                 where partner_id = :partner and customer_id = :customer and id = any(cast(:ids as bigint[]))""")
                .bind("customer", customer.value())
                .bindArray("ids", Long.class, ids.stream().map(ManagerId::value).toList())
                .map((row, _) -> new ManagerId(row.getLong(1)))
                .set();
    }

    List<Manager> slice(Tx tx, CustomerId customer, @Nullable String email, Slice slice) {
        String ofEmail = email == null
                ? ""
                : "and id = any(array(select managers_by_email(:customer, array[lower(cast(:email as text))])))";
        Query query = slice.bind(
                tx.query("select %s from managers where partner_id = :partner and customer_id = :customer %s %s"
                        .formatted(COLUMNS, ofEmail, slice.sql("active"))));
        return (email == null ? query : query.bind("email", email))
                .bind("customer", customer.value())
                .map((row, _) -> manager(row))
                .list();
    }

    private static Query pageQuery(Tx tx, CustomerId customer, long after, int limit) {
        return tx.query("""
                select %s from managers
                 where partner_id = :partner and customer_id = :customer and id > :after
                 order by id limit :limit""".formatted(COLUMNS))
                .bind("customer", customer.value())
                .bind("after", after)
                .bind("limit", limit);
    }

    private static <S extends SqlStatement<S>> S bind(S statement, ManagerDetails details) {
        return statement
                .bind("firstName", details.firstName())
                .bind("lastName", details.lastName())
                .bind("email", details.email())
                .bind("source", details.source().word())
                .bind("externalId", details.externalId())
                .bind(
                        "reportsTo",
                        details.reportsTo() == null
                                ? null
                                : (Long) details.reportsTo().value())
                .bind("isDefault", details.isDefault());
    }

    private static Manager manager(ResultSet row) throws SQLException {
        return new Manager(
                new ManagerId(row.getLong("id")),
                new CustomerId(row.getLong("customer_id")),
                details(row),
                row.getBoolean("active"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "changed_at"));
    }

    private static ManagerDetails details(ResultSet row) throws SQLException {
        Long reportsTo = Columns.longOrNull(row, "reports_to");
        return new ManagerDetails(
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("email"),
                Columns.word(row, "manager_type", Source.class),
                row.getString("external_id"),
                reportsTo == null ? null : new ManagerId(reportsTo),
                row.getBoolean("is_default"));
    }

    private static @Nullable Problem problem(String constraint, CustomerId customer, ManagerDetails details) {
        return switch (constraint) {
            case "managers_by_email" ->
                Problem.invalidParameter("email", "The email is another manager's of this customer.");
            case "one_default_manager" ->
                Problem.invalidParameter("default", "The customer has another default manager.");
            case "managers_partner_id_customer_id_fkey" -> Customers.unknown(customer);
            case "managers_partner_id_customer_id_reports_to_fkey" ->
                details.reportsTo() == null ? null : Managers.unknown(details.reportsTo());
            default -> null;
        };
    }
}
