package io.surnia.customers;

import io.surnia.platform.db.Constraints;
import io.surnia.platform.db.Slice;
import io.surnia.platform.db.Tx;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The table customers. */
final class CustomerStore {
    private static final String COLUMNS = CustomerRow.columns("customers");

    Customer insert(Tx tx, CustomerDetails details) {
        return Constraints.explained(
                _ -> null,
                () -> bind(tx.query("""
                insert into customers
                       (partner_id, name, domain, customer_type, training_starts_at, foundational_speed,
                        phishing_cadence, videos_enabled, exercises_enabled, campaigns_enabled, support_email,
                        primary_color, secondary_color, branding_override, report_frequency, report_day,
                        report_recipients, welcome_email_enabled, timezone, created_at)
                values (:partner, :name, :domain, :type, :trainingStartsAt, :speed,
                        :cadence, :videos, :exercises, :campaigns, :supportEmail,
                        case when :override then :primaryColor
                            else (select p.primary_color from partners p where p.id = :partner) end,
                        case when :override then :secondaryColor
                            else (select p.secondary_color from partners p where p.id = :partner) end,
                        :override, :frequency, :day,
                        :recipients, :welcomeEmail, :timezone, :now)
                returning %s""".formatted(COLUMNS)), details)
                        .bind("now", tx.now())
                        .map((row, _) -> CustomerRow.read(row))
                        .one());
    }

    Customer update(Tx tx, CustomerId id, CustomerDetails details) {
        return Constraints.explained(
                _ -> null,
                () -> bind(tx.query("""
                update customers
                   set name = :name, domain = :domain, customer_type = :type, training_starts_at = :trainingStartsAt,
                       foundational_speed = :speed, phishing_cadence = :cadence, videos_enabled = :videos,
                       exercises_enabled = :exercises, campaigns_enabled = :campaigns, support_email = :supportEmail,
                       primary_color = case when :override then :primaryColor
                           else (select p.primary_color from partners p where p.id = :partner) end,
                       secondary_color = case when :override then :secondaryColor
                           else (select p.secondary_color from partners p where p.id = :partner) end,
                       branding_override = :override, report_frequency = :frequency, report_day = :day,
                       report_recipients = :recipients, welcome_email_enabled = :welcomeEmail, timezone = :timezone
                 where partner_id = :partner and id = :id
                returning %s""".formatted(COLUMNS)), details)
                        .bind("id", id.value())
                        .map((row, _) -> CustomerRow.read(row))
                        .one());
    }

    boolean setArchived(Tx tx, CustomerId id, boolean archived) {
        int changed = tx.update("""
                update customers set archived_at = case when :archived then cast(:now as timestamptz) end
                 where partner_id = :partner and id = :id and (archived_at is null) = :archived""")
                .bind("id", id.value())
                .bind("archived", archived)
                .bind("now", tx.now())
                .execute();
        return changed == 1;
    }

    Optional<Customer> lock(Tx tx, CustomerId id) {
        return tx.query("""
                select %s from customers where partner_id = :partner and id = :id for no key update""".formatted(COLUMNS))
                .bind("id", id.value())
                .map((row, _) -> CustomerRow.read(row))
                .findOne();
    }

    Optional<Customer> get(Tx tx, CustomerId id) {
        return tx.query("select " + COLUMNS + " from customers where partner_id = :partner and id = :id")
                .bind("id", id.value())
                .map((row, _) -> CustomerRow.read(row))
                .findOne();
    }

    List<Customer> page(Tx tx, @Nullable CustomerType type, long after, int limit) {
        String ofType = type == null ? "" : "and customer_type = '%s'".formatted(type.word());
        return tx.query("""
                select %s
                  from customers
                 where partner_id = :partner and id > :after and archived_at is null %s
                 order by id limit :limit""".formatted(COLUMNS, ofType))
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> CustomerRow.read(row))
                .list();
    }

    List<Customer> slice(Tx tx, @Nullable CustomerType type, Slice slice, @Nullable CustomerId only) {
        String ofType = type == null ? "" : "and customer_type = '%s'".formatted(type.word());
        String one = only == null ? "" : "and id = %d".formatted(only.value());
        return slice.bind(tx.query("select %s from customers where partner_id = :partner %s %s %s"
                        .formatted(COLUMNS, ofType, one, slice.sql("archived_at is null"))))
                .map((row, _) -> CustomerRow.read(row))
                .list();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, CustomerDetails details) {
        return statement
                .bind("name", details.name())
                .bind("domain", details.domain())
                .bind("type", details.type().word())
                .bind("trainingStartsAt", details.trainingStartsAt())
                .bind("speed", details.autopilot().speed().word())
                .bind("cadence", details.autopilot().cadence().word())
                .bind("videos", details.autopilot().videos())
                .bind("exercises", details.autopilot().exercises())
                .bind("campaigns", details.autopilot().campaigns())
                .bind("supportEmail", details.supportEmail())
                .bind("primaryColor", details.branding().primaryColor())
                .bind("secondaryColor", details.branding().secondaryColor())
                .bind("override", details.branding().override())
                .bind("frequency", details.reporting().frequency().word())
                .bind("day", details.reporting().day())
                .bindArray("recipients", String.class, details.reporting().recipients())
                .bind("welcomeEmail", details.welcomeEmail())
                .bind(
                        "timezone",
                        details.timezone() == null ? null : details.timezone().getId());
    }
}
