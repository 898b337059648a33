package io.surnia.reports;

import io.surnia.people.Manager;
import io.surnia.people.UserId;
import io.surnia.platform.db.Tx;
import java.util.List;

/** Who is below a manager, however far; below a customer's default manager is also who has none. */
final class TeamStore {

    /** Active users with ids above {@code after}, ordered by id. */
    List<UserId> below(Tx tx, Manager manager, long after, int limit) {
        return tx.query("""
                        with recursive below (id) as (
                            select cast(:manager as bigint)
                             union
                            select m.id from managers m join below b on b.id = m.reports_to
                             where m.partner_id = :partner and m.customer_id = :customer)
                        select u.id from users u
                         where u.partner_id = :partner and u.customer_id = :customer and u.id > :after
                           and u.archived_at is null
                           and (u.manager_id in (select id from below)
                                or u.manager_id is null
                                   and exists (select from managers d join below b on b.id = d.id
                                                where d.partner_id = :partner and d.customer_id = :customer
                                                  and d.is_default))
                         order by u.id
                         limit :limit
                        """)
                .bind("customer", manager.customer().value())
                .bind("manager", manager.id().value())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> new UserId(row.getLong("id")))
                .list();
    }
}
