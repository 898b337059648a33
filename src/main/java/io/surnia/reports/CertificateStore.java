package io.surnia.reports;

import io.surnia.assignments.AssignmentId;
import io.surnia.customers.CustomerId;
import io.surnia.partner.Branding;
import io.surnia.people.UserId;
import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The table certificates. */
final class CertificateStore {
    private static final String OURS = "Surnia";
    private static final String KEY = """
            partner_id = :partner and customer_id = :customer and user_id = :user and assignment_id = :assignment
            """;

    /** Gives a code to what was completed, and has none that is valid. */
    void issue(Tx tx, CustomerId customer, UserId user, AssignmentId assignment, CertificateCode code) {
        bind(tx.update("""
                        insert into certificates (partner_id, customer_id, user_id, assignment_id, code, completed_at,
                                                  issued_at)
                        select partner_id, customer_id, user_id, assignment_id, :code, completed_at, :now
                          from enrollments
                         where completed_at is not null and %s
                        on conflict (partner_id, customer_id, user_id, assignment_id) where revoked_at is null do nothing
                        """.formatted(KEY)), customer, user, assignment)
                .bind("code", code.value())
                .bind("now", tx.now())
                .execute();
    }

    /** The valid one. */
    Optional<Certificate> find(Tx tx, CustomerId customer, UserId user, AssignmentId assignment) {
        return bind(tx.query("""
                        select c.code, c.completed_at, trim(u.first_name || ' ' || u.last_name) as learner, a.name
                          from certificates c
                          join users u on u.partner_id = :partner and u.customer_id = :customer and u.id = :user
                          join assignments a on a.partner_id = :partner and a.customer_id = :customer
                               and a.id = :assignment
                         where c.partner_id = :partner and c.customer_id = :customer and c.user_id = :user
                           and c.assignment_id = :assignment and c.revoked_at is null
                        """), customer, user, assignment)
                .map((row, _) -> new Certificate(
                        customer,
                        user,
                        assignment,
                        new CertificateCode(row.getString("code")),
                        row.getString("learner"),
                        row.getString("name"),
                        Columns.instant(row, "completed_at")))
                .findOne();
    }

    boolean revoke(Tx tx, CustomerId customer, UserId user, AssignmentId assignment) {
        return bind(
                                tx.update("update certificates set revoked_at = :now where revoked_at is null and "
                                        + KEY),
                                customer,
                                user,
                                assignment)
                        .bind("now", tx.now())
                        .execute()
                == 1;
    }

    void forget(Tx tx, CustomerId customer, UserId user) {
        tx.update(
                        "delete from certificates where partner_id = :partner and customer_id = :customer and user_id = :user")
                .bind("customer", customer.value())
                .bind("user", user.value())
                .execute();
    }

    Optional<Verified> verify(Handle handle, CertificateCode code) {
        return handle.createQuery("""
                        select initials, title, completed_on, revoked_on, service_name, full_name, whitelabel,
                               primary_color, secondary_color
                          from certificate_by_code(:code)
                        """)
                .bind("code", code.value())
                .map((row, _) -> verified(row))
                .findOne();
    }

    /** In whose name a partner's certificates are given, which its switch says. */
    static String issuer(String service, boolean isWhitelabel) {
        return isWhitelabel ? service : OURS;
    }

    private static Verified verified(ResultSet row) throws SQLException {
        String service = Objects.requireNonNullElse(row.getString("service_name"), row.getString("full_name"));
        return new Verified(
                row.getString("initials"),
                row.getString("title"),
                row.getObject("completed_on", LocalDate.class),
                row.getObject("revoked_on", LocalDate.class),
                issuer(service, row.getBoolean("whitelabel")),
                Objects.requireNonNullElse(row.getString("primary_color"), Branding.BUILT_IN.primaryColor()),
                Objects.requireNonNullElse(row.getString("secondary_color"), Branding.BUILT_IN.secondaryColor()));
    }

    private static <S extends SqlStatement<S>> S bind(
            S statement, CustomerId customer, UserId user, AssignmentId assignment) {
        return statement
                .bind("customer", customer.value())
                .bind("user", user.value())
                .bind("assignment", assignment.value());
    }
}
