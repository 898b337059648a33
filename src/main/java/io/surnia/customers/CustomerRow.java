package io.surnia.customers;

import io.surnia.partner.Branding;
import io.surnia.platform.db.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A row of the table customers, for this room and for those above that join it. */
public final class CustomerRow {
    private static final String COLUMNS = """
            id, name, domain, customer_type, training_starts_at, foundational_speed, phishing_cadence, videos_enabled,
            exercises_enabled, campaigns_enabled, support_email, primary_color, secondary_color, branding_override,
            report_frequency, report_day, report_recipients, welcome_email_enabled, timezone, created_at, changed_at,
            archived_at
            """;

    private CustomerRow() {}

    /** What {@link #read} wants selected from customers, under the name that it has in the query. */
    public static String columns(String table) {
        return Arrays.stream(COLUMNS.split(","))
                .map(column -> table + "." + column.strip())
                .collect(Collectors.joining(", "));
    }

    /** A row that holds {@link #columns}. */
    public static Customer read(ResultSet row) throws SQLException {
        return new Customer(
                new CustomerId(row.getLong("id")),
                details(row),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "changed_at"),
                Columns.instantOrNull(row, "archived_at"));
    }

    private static CustomerDetails details(ResultSet row) throws SQLException {
        return new CustomerDetails(
                row.getString("name"),
                Columns.word(row, "customer_type", CustomerType.class),
                row.getString("domain"),
                Columns.instantOrNull(row, "training_starts_at"),
                new Autopilot(
                        Columns.word(row, "foundational_speed", Autopilot.Speed.class),
                        Columns.word(row, "phishing_cadence", Autopilot.Cadence.class),
                        row.getBoolean("videos_enabled"),
                        row.getBoolean("exercises_enabled"),
                        row.getBoolean("campaigns_enabled")),
                row.getString("support_email"),
                new Branding(
                        row.getString("primary_color"),
                        row.getString("secondary_color"),
                        row.getBoolean("branding_override")),
                new Reporting(
                        Columns.word(row, "report_frequency", Reporting.Frequency.class),
                        row.getInt("report_day"),
                        Columns.texts(row, "report_recipients")),
                row.getBoolean("welcome_email_enabled"),
                Columns.zoneOrNull(row, "timezone"));
    }
}
