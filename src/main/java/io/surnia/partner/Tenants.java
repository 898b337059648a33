package io.surnia.partner;

import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Db;
import io.surnia.platform.time.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Every active partner of the deployment, for jobs and commands that serve them all one by one. */
public final class Tenants {
    private static final int PAGE = 500;

    private final Db db;

    public Tenants(Db db) {
        this.db = db;
    }

    /**
     * A partner as a job sees it.
     *
     * @param openDay the last of its days up to which what only time changes was brought up to date
     */
    public record Active(Tenant tenant, LocalDate openDay, String shortName) {}

    /** Calls for each, ordered by id, outside of any transaction; a page of them is held at a time. */
    public void each(Consumer<Active> work) {
        long after = 0;
        List<Active> page;
        do {
            page = page(after, PAGE);
            for (Active active : page) {
                work.accept(active);
                after = active.tenant().partnerId();
            }
        } while (page.size() == PAGE);
    }

    /** One, by its id. */
    public Optional<Active> find(long partnerId) {
        return page(partnerId - 1, 1).stream()
                .filter(active -> active.tenant().partnerId() == partnerId)
                .findFirst();
    }

    /** Whether the deployment has no partner yet. */
    public boolean isEmpty() {
        return page(0, 1).isEmpty();
    }

    private List<Active> page(long after, int most) {
        return db.lookUp(handle -> read(handle, after, most));
    }

    private static List<Active> read(Handle handle, long after, int most) {
        return handle.createQuery("""
                select partner_id, timezone, extract(epoch from clock_ahead)::bigint as clock_ahead_seconds,
                       open_day, short_name
                  from tenants(:after, :most)""")
                .bind("after", after)
                .bind("most", most)
                .map((row, _) -> active(row))
                .list();
    }

    private static Active active(ResultSet row) throws SQLException {
        Tenant tenant = new Tenant(
                row.getLong("partner_id"),
                Columns.zone(row, "timezone"),
                Duration.ofSeconds(row.getLong("clock_ahead_seconds")));
        return new Active(tenant, Columns.day(row, "open_day"), row.getString("short_name"));
    }
}
