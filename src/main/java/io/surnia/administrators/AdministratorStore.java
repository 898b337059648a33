package io.surnia.administrators;

import io.surnia.customers.CustomerId;
import io.surnia.customers.Customers;
import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Constraints;
import io.surnia.platform.db.Slice;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The table administrators. One query reads a secret, the password's hash. */
final class AdministratorStore {
    private static final String COLUMNS = """
            id, first_name, last_name, email, phone_number, customer_id, primary_customer_id, row_limit, timezone,
            authentication_method, site_admin, force_password_change, verified, terms_accepted_at, last_login_at,
            password_reset_at, browser_version, second_factor_expires_at, bypass_expires_at, active, created_at, changed_at
            """;

    Administrator insert(Tx tx, AdministratorDetails details) {
        return Constraints.explained(
                constraint -> problem(constraint, details),
                () -> bind(tx.query("""
                insert into administrators
                       (partner_id, first_name, last_name, email, phone_number, customer_id, primary_customer_id,
                        row_limit, timezone, authentication_method, site_admin, created_at)
                values (:partner, :firstName, :lastName, :email, :phoneNumber, :customer, :primaryCustomer,
                        :rowLimit, :timezone, :authentication, :siteAdmin, :now)
                returning %s""".formatted(COLUMNS)), details)
                        .bind("now", tx.now())
                        .map((row, _) -> administrator(row))
                        .one());
    }

    Administrator update(Tx tx, AdministratorId id, AdministratorDetails details) {
        return Constraints.explained(
                constraint -> problem(constraint, details),
                () -> bind(tx.query("""
                update administrators
                   set first_name = :firstName, last_name = :lastName, email = :email, phone_number = :phoneNumber,
                       customer_id = :customer, primary_customer_id = :primaryCustomer, row_limit = :rowLimit,
                       timezone = :timezone, authentication_method = :authentication, site_admin = :siteAdmin
                 where partner_id = :partner and id = :id
                returning %s""".formatted(COLUMNS)), details)
                        .bind("id", id.value())
                        .map((row, _) -> administrator(row))
                        .one());
    }

    boolean setActive(Tx tx, AdministratorId id, boolean active) {
        int changed =
                tx.update("""
                update administrators set active = :active
                 where partner_id = :partner and id = :id and active <> :active""").bind("id", id.value()).bind("active", active).execute();
        return changed == 1;
    }

    boolean confirm(Tx tx, AdministratorId id) {
        int changed =
                tx.update("""
                update administrators set verified = true, terms_accepted_at = coalesce(terms_accepted_at, :now)
                 where partner_id = :partner and id = :id""").bind("id", id.value()).bind("now", tx.now()).execute();
        return changed == 1;
    }

    boolean setPassword(Tx tx, AdministratorId id, PasswordHash password) {
        int changed = tx.update("""
                update administrators
                   set password_hash = :hash, password_reset_at = :now, force_password_change = false
                 where partner_id = :partner and id = :id""")
                .bind("id", id.value())
                .bind("hash", password.value())
                .bind("now", tx.now())
                .execute();
        return changed == 1;
    }

    Optional<PasswordHash> password(Tx tx, AdministratorId id) {
        return tx.query("""
                select password_hash from administrators
                 where partner_id = :partner and id = :id and password_hash is not null""")
                .bind("id", id.value())
                .map((row, _) -> new PasswordHash(row.getString("password_hash")))
                .findOne();
    }

    List<String> inCharge(Tx tx, CustomerId customer) {
        return tx.query("""
                with answering as (
                    select id, email, customer_id from administrators
                     where partner_id = :partner and active and (customer_id = :customer or customer_id is null))
                select email from answering
                 where customer_id is not null or not exists (select from answering where customer_id is not null)
                 order by id""")
                .bind("customer", customer.value())
                .mapTo(String.class)
                .list();
    }

    boolean signedIn(Tx tx, AdministratorId id, String browserVersion) {
        int changed = tx.update("""
                update administrators set last_login_at = :now, browser_version = left(:browser, 300)
                 where partner_id = :partner and id = :id""")
                .bind("id", id.value())
                .bind("now", tx.now())
                .bind("browser", browserVersion)
                .execute();
        return changed == 1;
    }

    Optional<Administrator> lock(Tx tx, AdministratorId id) {
        return tx.query("""
                select %s from administrators where partner_id = :partner and id = :id for no key update""".formatted(COLUMNS))
                .bind("id", id.value())
                .map((row, _) -> administrator(row))
                .findOne();
    }

    Optional<Administrator> get(Tx tx, AdministratorId id) {
        return tx.query("select " + COLUMNS + " from administrators where partner_id = :partner and id = :id")
                .bind("id", id.value())
                .map((row, _) -> administrator(row))
                .findOne();
    }

    List<Administrator> page(Tx tx, long after, int limit) {
        return tx.query("""
                select %s from administrators
                 where partner_id = :partner and id > :after
                 order by id limit :limit""".formatted(COLUMNS))
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> administrator(row))
                .list();
    }

    List<Administrator> slice(Tx tx, Slice slice) {
        return slice.bind(tx.query("select %s from administrators where partner_id = :partner %s"
                        .formatted(COLUMNS, slice.sql("active"))))
                .map((row, _) -> administrator(row))
                .list();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, AdministratorDetails details) {
        return statement
                .bind("firstName", details.firstName())
                .bind("lastName", details.lastName())
                .bind("email", details.email())
                .bind("phoneNumber", details.phoneNumber())
                .bind("customer", value(details.customer()))
                .bind("primaryCustomer", value(details.primaryCustomer()))
                .bind("rowLimit", details.rowLimit())
                .bind(
                        "timezone",
                        details.timezone() == null ? null : details.timezone().getId())
                .bind("authentication", details.authentication().word())
                .bind("siteAdmin", details.customer() == null);
    }

    private static @Nullable Long value(@Nullable CustomerId customer) {
        return customer == null ? null : customer.value();
    }

    private static @Nullable CustomerId customer(ResultSet row, String column) throws SQLException {
        Long id = Columns.longOrNull(row, column);
        return id == null ? null : new CustomerId(id);
    }

    private static Administrator administrator(ResultSet row) throws SQLException {
        return new Administrator(
                new AdministratorId(row.getLong("id")),
                details(row),
                row.getBoolean("site_admin"),
                row.getBoolean("force_password_change"),
                row.getBoolean("verified"),
                Columns.instantOrNull(row, "terms_accepted_at"),
                Columns.instantOrNull(row, "last_login_at"),
                Columns.instantOrNull(row, "password_reset_at"),
                row.getString("browser_version"),
                Columns.instantOrNull(row, "second_factor_expires_at"),
                Columns.instantOrNull(row, "bypass_expires_at"),
                row.getBoolean("active"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "changed_at"));
    }

    private static AdministratorDetails details(ResultSet row) throws SQLException {
        return new AdministratorDetails(
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("email"),
                row.getString("phone_number"),
                customer(row, "customer_id"),
                customer(row, "primary_customer_id"),
                row.getInt("row_limit"),
                Columns.zoneOrNull(row, "timezone"),
                Columns.word(row, "authentication_method", AuthenticationMethod.class));
    }

    private static @Nullable Problem problem(String constraint, AdministratorDetails details) {
        return switch (constraint) {
            case "administrators_by_email" ->
                Problem.invalidParameter("email", "The email is another administrator's.");
            case "administrators_partner_id_customer_id_fkey" -> unknown(details.customer());
            case "administrators_partner_id_primary_customer_id_fkey" -> unknown(details.primaryCustomer());
            default -> null;
        };
    }

    private static @Nullable Problem unknown(@Nullable CustomerId customer) {
        return customer == null ? null : Customers.unknown(customer);
    }
}
