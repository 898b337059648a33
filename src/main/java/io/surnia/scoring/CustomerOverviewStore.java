package io.surnia.scoring;

import io.surnia.customers.Autopilot;
import io.surnia.customers.Customer;
import io.surnia.customers.CustomerDetails;
import io.surnia.customers.CustomerId;
import io.surnia.customers.CustomerType;
import io.surnia.customers.Reporting;
import io.surnia.library.LibraryKind;
import io.surnia.partner.Branding;
import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The SQL of {@link CustomerOverviews}: a page of customers, their counts and their summed totals in one query. */
final class CustomerOverviewStore {
    private static final String SUMS = IntStream.rangeClosed(1, Totals.SIZE)
            .mapToObj("coalesce(sum(totals[%d]), 0)::integer"::formatted)
            .collect(Collectors.joining(", ", "array[", "]"));

    private static final String PAGE = """
            select c.id, c.name, c.domain, c.customer_type, c.training_starts_at, c.foundational_speed,
                   c.phishing_cadence, c.videos_enabled, c.exercises_enabled, c.campaigns_enabled, c.support_email,
                   c.primary_color, c.secondary_color, c.branding_override, c.report_frequency, c.report_day,
                   c.report_recipients, c.welcome_email_enabled, c.timezone, c.created_at,
                   n.policies, n.videos, n.surveys, n.phishing, n.foundational, t.totals
              from customers c
              left join customer_counts n
                on n.partner_id = c.partner_id and n.customer_id = c.id and n.customer_id > :after and n.customer_id <= :last
             cross join lateral (
                    select %s as totals
                      from customer_totals
                     where partner_id = c.partner_id and customer_id = c.id) t
             where c.partner_id = :partner and c.id > :after and c.id <= :last and c.archived_at is null %s
             order by c.id
             limit :limit
            """;

    private static final String OF_ALL = PAGE.formatted(SUMS, "");
    private static final String OF_TYPE = PAGE.formatted(SUMS, "and c.customer_type = :type");

    List<CustomerOverview> page(Tx tx, @Nullable CustomerType type, long after, long last, int limit) {
        var query = type == null ? tx.query(OF_ALL) : tx.query(OF_TYPE).bind("type", type.word());
        return query.bind("after", after)
                .bind("last", last)
                .bind("limit", limit)
                .map((row, _) -> new CustomerOverview(customer(row), standing(row)))
                .list();
    }

    private static Customer customer(ResultSet row) throws SQLException {
        return new Customer(new CustomerId(row.getLong("id")), details(row), Columns.instant(row, "created_at"), null);
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

    private static CustomerStanding standing(ResultSet row) throws SQLException {
        Map<LibraryKind, Integer> effective = new EnumMap<>(LibraryKind.class);
        effective.put(LibraryKind.POLICY, row.getInt("policies"));
        effective.put(LibraryKind.VIDEO, row.getInt("videos"));
        effective.put(LibraryKind.SURVEY, row.getInt("surveys"));
        effective.put(LibraryKind.PHISHING, row.getInt("phishing"));
        effective.put(LibraryKind.FOUNDATIONAL, row.getInt("foundational"));
        Totals totals = Totals.stored((Integer[]) row.getArray("totals").getArray());
        return standing(totals, effective);
    }

    private static CustomerStanding standing(Totals totals, Map<LibraryKind, Integer> effective) {
        Map<LibraryKind, Integer> compliance = new EnumMap<>(LibraryKind.class);
        for (LibraryKind kind : LibraryKind.values()) {
            compliance.put(kind, Compliance.percent(totals, kind));
        }
        Integer score = CustomerScore.of(totals);
        return new CustomerStanding(
                score,
                score == null ? null : CustomerRank.of(score),
                totals.get(Totals.Figure.USERS),
                effective,
                compliance,
                Compliance.overall(totals));
    }
}
