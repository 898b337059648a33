package io.surnia.exposures;

import io.surnia.customers.CustomerId;
import io.surnia.platform.db.Tx;
import java.util.Objects;
import java.util.Optional;

/** The SQL of notifying: as whom to write. */
final class NotifyStore {

    Optional<Letterhead> letterhead(Tx tx, CustomerId customer) {
        return tx.query("""
                        select coalesce(nullif(trim(p.service_name), ''), p.full_name) as service_name,
                               c.name, c.support_email,
                               case when c.branding_override then c.primary_color
                                    when p.color_override then p.primary_color end as first_color,
                               case when c.branding_override then c.secondary_color
                                    when p.color_override then p.secondary_color end as second_color
                          from customers c join partners p on p.id = c.partner_id
                         where c.partner_id = :partner and c.id = :customer
                        """)
                .bind("customer", customer.value())
                .map((row, _) -> new Letterhead(
                        row.getString("service_name"),
                        row.getString("name"),
                        Objects.requireNonNullElse(row.getString("first_color"), Letterhead.PRIMARY),
                        Objects.requireNonNullElse(row.getString("second_color"), Letterhead.SECONDARY),
                        row.getString("support_email")))
                .findOne();
    }
}
