package io.surnia.partner;

import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Constraints;
import io.surnia.platform.db.Tx;
import io.surnia.platform.problem.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The table partners. */
final class PartnerStore {
    private static final String COLUMNS = """
            id, full_name, short_name, subdomain, contact_email, contact_phone, website, service_name,
            sales_module_report_msg, sales_enabled, whitelabel_certificate, primary_color, secondary_color,
            color_override, show_wizard, timezone, own_customer_id, sandbox,
            extract(epoch from clock_ahead)::bigint as clock_ahead_seconds, open_day, created_at, archived_at
            """;

    long nextId(Handle handle) {
        return handle.createQuery("select nextval('partner_ids')")
                .mapTo(Long.class)
                .one();
    }

    Partner insert(Tx tx, PartnerDetails details, boolean sandbox) {
        return Constraints.explained(
                PartnerStore::problem,
                () -> bind(tx.query("""
                insert into partners
                       (id, full_name, short_name, subdomain, contact_email, contact_phone, website, service_name,
                        sales_module_report_msg, sales_enabled, whitelabel_certificate, primary_color, secondary_color,
                        color_override, show_wizard, timezone, own_customer_id, sandbox, open_day, created_at)
                values (:partner, :fullName, :shortName, :subdomain, :contactEmail, :contactPhone, :website, :serviceName,
                        :salesMessage, :salesEnabled, :whitelabelCertificate, :primaryColor, :secondaryColor,
                        :colorOverride, :showWizard, :timezone, :ownCustomer, :sandbox, :today, :now)
                returning %s""".formatted(COLUMNS)), details)
                        .bind("sandbox", sandbox)
                        .bind("today", tx.today())
                        .bind("now", tx.now())
                        .map((row, _) -> partner(row))
                        .one());
    }

    Partner get(Tx tx) {
        return tx.query("select " + COLUMNS + " from partners where id = :partner")
                .map((row, _) -> partner(row))
                .one();
    }

    Partner lock(Tx tx) {
        return tx.query("select " + COLUMNS + " from partners where id = :partner for no key update")
                .map((row, _) -> partner(row))
                .one();
    }

    void update(Tx tx, PartnerDetails details) {
        Constraints.explained(
                PartnerStore::problem, () -> bind(tx.update("""
                update partners
                   set full_name = :fullName, short_name = :shortName, subdomain = :subdomain,
                       contact_email = :contactEmail, contact_phone = :contactPhone, website = :website,
                       service_name = :serviceName, sales_module_report_msg = :salesMessage,
                       sales_enabled = :salesEnabled, whitelabel_certificate = :whitelabelCertificate,
                       primary_color = :primaryColor, secondary_color = :secondaryColor,
                       color_override = :colorOverride, show_wizard = :showWizard, timezone = :timezone,
                       own_customer_id = :ownCustomer
                 where id = :partner"""), details).execute());
    }

    void open(Tx tx, LocalDate day) {
        tx.update("update partners set open_day = :day where id = :partner and open_day < :day")
                .bind("day", day)
                .execute();
    }

    /** False for a real partner; a clock that is further ahead already stays. */
    boolean setClock(Tx tx, Duration ahead) {
        return tx.update("""
                update partners set clock_ahead = greatest(clock_ahead, make_interval(secs => :seconds))
                 where id = :partner and sandbox""").bind("seconds", ahead.toSeconds()).execute() == 1;
    }

    private static <S extends SqlStatement<S>> S bind(S statement, PartnerDetails details) {
        return statement
                .bind("fullName", details.fullName())
                .bind("shortName", details.shortName())
                .bind("subdomain", details.subdomain())
                .bind("contactEmail", details.contact().email())
                .bind("contactPhone", details.contact().phone())
                .bind("website", details.contact().website())
                .bind("serviceName", details.offer().serviceName())
                .bind("salesMessage", details.offer().salesMessage())
                .bind("salesEnabled", details.offer().salesEnabled())
                .bind("whitelabelCertificate", details.offer().whitelabelCertificate())
                .bind("primaryColor", details.branding().primaryColor())
                .bind("secondaryColor", details.branding().secondaryColor())
                .bind("colorOverride", details.branding().override())
                .bind("showWizard", details.showWizard())
                .bind("timezone", details.timezone().getId())
                .bind("ownCustomer", details.ownCustomerId());
    }

    private static Partner partner(ResultSet row) throws SQLException {
        return new Partner(
                new PartnerId(row.getLong("id")),
                details(row),
                row.getBoolean("sandbox"),
                Duration.ofSeconds(row.getLong("clock_ahead_seconds")),
                Columns.day(row, "open_day"),
                Columns.instant(row, "created_at"),
                Columns.instantOrNull(row, "archived_at"));
    }

    private static PartnerDetails details(ResultSet row) throws SQLException {
        return new PartnerDetails(
                row.getString("full_name"),
                row.getString("short_name"),
                row.getString("subdomain"),
                new Contact(row.getString("contact_email"), row.getString("contact_phone"), row.getString("website")),
                new Offer(
                        row.getString("service_name"),
                        row.getBoolean("whitelabel_certificate"),
                        row.getBoolean("sales_enabled"),
                        row.getString("sales_module_report_msg")),
                new Branding(
                        row.getString("primary_color"),
                        row.getString("secondary_color"),
                        row.getBoolean("color_override")),
                row.getBoolean("show_wizard"),
                Columns.zone(row, "timezone"),
                Columns.longOrNull(row, "own_customer_id"));
    }

    private static @Nullable Problem problem(String constraint) {
        return constraint.equals("partners_subdomain_key")
                ? Problem.invalidParameter("subdomain", "The subdomain belongs to another partner.")
                : null;
    }
}
