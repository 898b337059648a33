package io.surnia.letters;

import io.surnia.customers.CustomerId;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/** The SQL of letterheads: names and colours of partners and customers. */
final class LetterheadStore {

    Optional<Letterhead> ofCustomer(Tx tx, CustomerId customer) {
        return tx.query("""
                        select coalesce(nullif(trim(p.service_name), ''), p.full_name) as service_name,
                               c.name, c.support_email, p.contact_email,
                               case when c.branding_override then c.primary_color
                                    when p.color_override then p.primary_color end as first_color,
                               case when c.branding_override then c.secondary_color
                                    when p.color_override then p.secondary_color end as second_color
                          from customers c join partners p on p.id = c.partner_id
                         where c.partner_id = :partner and c.id = :customer
                        """)
                .bind("customer", customer.value())
                .map((row, _) -> letterhead(row, row.getString("name")))
                .findOne();
    }

    Letterhead ofPartner(Tx tx, String customerName) {
        return tx.query("""
                        select coalesce(nullif(trim(service_name), ''), full_name) as service_name,
                               null as support_email, contact_email,
                               case when color_override then primary_color end as first_color,
                               case when color_override then secondary_color end as second_color
                          from partners
                         where id = :partner
                        """).map((row, _) -> letterhead(row, customerName)).one();
    }

    private static Letterhead letterhead(ResultSet row, String customerName) throws SQLException {
        return new Letterhead(
                row.getString("service_name"),
                customerName,
                Objects.requireNonNullElse(row.getString("first_color"), Letterhead.PRIMARY),
                Objects.requireNonNullElse(row.getString("second_color"), Letterhead.SECONDARY),
                row.getString("support_email"),
                row.getString("contact_email"));
    }
}
