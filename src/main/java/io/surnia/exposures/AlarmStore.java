package io.surnia.exposures;

import io.surnia.platform.db.Tx;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The SQL of what a check alarms about: found since it began, not acknowledged, and neither fabricated, spam nor sensitive. */
final class AlarmStore {
    private static final String FOUND = """
            select e.email, b.title, b.breached_on, false as is_record, false as has_password
              from exposures e join breaches b on b.id = e.breach_id
             where e.partner_id = :partner and e.customer_id = :customer and e.found_at >= :since
               and e.acknowledged_at is null
               and not coalesce(b.is_fabricated, false) and not coalesce(b.is_spam_list, false)
               and not coalesce(b.is_sensitive, false)
            union all
            select email, database_name, null, true, password is not null
              from dehashed_records
             where partner_id = :partner and customer_id = :customer and found_at >= :since
               and acknowledged_at is null and active
            """;

    /**
     * One of what was found.
     *
     * @param user the name of the user whose address it is; null where it is nobody's
     * @param isRecord whether it is a leaked row, else a breach
     */
    record Item(
            String email,
            @Nullable String user,
            String title,
            @Nullable LocalDate breachedOn,
            boolean isRecord,
            boolean hasPassword) {}

    /** How much was found, of how many addresses. */
    record Sum(int found, int addresses) {}

    boolean isAnythingUndescribed(Tx tx, BreachCheck check) {
        return tx.query("""
                        select exists (
                            select from exposures e join breaches b on b.id = e.breach_id
                             where e.partner_id = :partner and e.customer_id = :customer and e.found_at >= :since
                               and not b.catalogued)
                        """)
                .bind("customer", check.customer().value())
                .bind("since", check.createdAt())
                .mapTo(Boolean.class)
                .one();
    }

    Sum sum(Tx tx, BreachCheck check) {
        return tx.query("select count(*) as found, count(distinct email) as addresses from (" + FOUND + ") f")
                .bind("customer", check.customer().value())
                .bind("since", check.createdAt())
                .map((row, _) -> new Sum(row.getInt("found"), row.getInt("addresses")))
                .one();
    }

    /** The first by address, of each the newest first. */
    List<Item> items(Tx tx, BreachCheck check, int limit) {
        return tx.query("""
                        select f.email, f.title, f.breached_on, f.is_record, f.has_password,
                               nullif(trim(u.first_name || ' ' || u.last_name), '') as user_name
                          from (%s) f
                          left join users u
                            on u.partner_id = :partner and u.customer_id = :customer and lower(u.email) = f.email
                         order by f.email, f.is_record, f.breached_on desc nulls last, f.title limit :limit
                        """.formatted(FOUND))
                .bind("customer", check.customer().value())
                .bind("since", check.createdAt())
                .bind("limit", limit)
                .map((row, _) -> new Item(
                        row.getString("email"),
                        row.getString("user_name"),
                        row.getString("title"),
                        row.getObject("breached_on", LocalDate.class),
                        row.getBoolean("is_record"),
                        row.getBoolean("has_password")))
                .list();
    }
}
