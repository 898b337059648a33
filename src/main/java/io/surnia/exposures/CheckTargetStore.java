package io.surnia.exposures;

import io.surnia.customers.CustomerId;
import io.surnia.platform.db.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The SQL of what a check searches for, in customers and users. */
final class CheckTargetStore {

    /** A user to search for. */
    record Person(long id, String email) {}

    /** The domain that the customer is entered with, in lower case. */
    Optional<String> declared(Tx tx, CustomerId customer) {
        return tx.query("""
                        select lower(trim(domain)) from customers
                         where partner_id = :partner and id = :customer and domain is not null
                        """)
                .bind("customer", customer.value())
                .mapTo(String.class)
                .findOne();
    }

    /** The domains of the active users' addresses, in lower case, but those with which another customer is entered. */
    Set<String> used(Tx tx, CustomerId customer) {
        return tx.query("""
                        select distinct lower(substring(email from '@([^@]+)$')) as domain from users
                         where partner_id = :partner and customer_id = :customer and archived_at is null
                           and email like '%@%'
                        except
                        select lower(trim(domain)) from customers
                         where partner_id = :partner and id <> :customer and domain is not null
                        """)
                .bind("customer", customer.value())
                .mapTo(String.class)
                .set();
    }

    /** The next active users by id. */
    List<Person> people(Tx tx, CustomerId customer, long after, int limit) {
        return tx.query("""
                        select id, lower(email) as email from users
                         where partner_id = :partner and customer_id = :customer and id > :after
                           and archived_at is null
                         order by id limit :limit
                        """)
                .bind("customer", customer.value())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> new Person(row.getLong("id"), row.getString("email")))
                .list();
    }

    /** Which of these addresses are archived users'. */
    Set<String> archived(Tx tx, CustomerId customer, Collection<String> emails) {
        return tx.query("""
                        select lower(email) as email from users
                         where partner_id = :partner and customer_id = :customer and archived_at is not null
                           and lower(email) = any(:emails)
                        """)
                .bind("customer", customer.value())
                .bindArray("emails", String.class, emails)
                .mapTo(String.class)
                .set();
    }
}
