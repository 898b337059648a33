package io.surnia.notices;

import io.surnia.customers.CustomerId;
import io.surnia.people.UserId;
import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import io.surnia.platform.time.Tenant;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table welcomes_waiting. */
final class WelcomeStore {

    /** Notes which of these users this transaction added, where their customer welcomes people. */
    void addNew(Tx tx, Collection<Long> users) {
        tx.update("""
                        insert into welcomes_waiting (partner_id, customer_id, user_id, added_at)
                        select u.partner_id, u.customer_id, u.id, :now
                          from users u
                          join customers c on c.partner_id = :partner and c.id = u.customer_id
                                          and c.welcome_email_enabled and c.archived_at is null
                         where u.partner_id = :partner and u.id = any(:users) and u.created_at = :now
                           and u.onboarding_sent_at is null and u.archived_at is null
                            on conflict do nothing
                        """)
                .bindArray("users", Long.class, users)
                .bind("now", tx.now())
                .execute();
    }

    /** As {@link #addNew}, whom the transaction's import added. */
    void addImported(Tx tx, CustomerId customer) {
        tx.update("""
                        insert into welcomes_waiting (partner_id, customer_id, user_id, added_at)
                        select :partner, c.id, i.user_id, :now
                          from imported_people i
                          join customers c on c.partner_id = :partner and c.id = :customer
                                          and c.welcome_email_enabled and c.archived_at is null
                         where i.change = 'added'
                            on conflict do nothing
                        """).bind("customer", customer.value()).bind("now", tx.now()).execute();
    }

    /** The users whom the transaction's import of a customer archived. */
    List<Long> archivedByImport(Tx tx) {
        return tx.handle()
                .createQuery("select user_id from imported_people where change = 'archived'")
                .mapTo(Long.class)
                .list();
    }

    /** Of these users those who are archived. */
    List<Long> archived(Tx tx, Collection<Long> users) {
        return tx.query("""
                        select id from users
                         where partner_id = :partner and id = any(:users) and archived_at is not null
                        """)
                .bindArray("users", Long.class, users)
                .mapTo(Long.class)
                .list();
    }

    /** Takes some from those who wait, for this transaction: who they are. Another that takes some meanwhile takes others. */
    List<Long> take(Tx tx, int most) {
        return tx.query("""
                        delete from welcomes_waiting w
                         using (select customer_id, user_id from welcomes_waiting
                                 where partner_id = :partner
                                 order by customer_id, user_id limit :most for update skip locked) t
                         where w.partner_id = :partner and w.customer_id = t.customer_id and w.user_id = t.user_id
                        returning w.user_id
                        """).bind("most", most).mapTo(Long.class).list();
    }

    /** Of these users those who are still to be welcomed. */
    List<Welcome> toWelcome(Tx tx, Collection<Long> users) {
        return tx.query("""
                        select u.customer_id, u.id, u.email, u.first_name, u.last_name,
                               coalesce(c.timezone, p.timezone) as zone
                          from users u
                          join customers c on c.partner_id = :partner and c.id = u.customer_id and c.archived_at is null
                          join partners p on p.id = :partner
                         where u.partner_id = :partner and u.id = any(:users) and u.archived_at is null
                           and u.onboarding_sent_at is null
                         order by u.customer_id, u.id
                        """)
                .bindArray("users", Long.class, users)
                .map((row, _) -> new Welcome(
                        new Addressee(
                                new CustomerId(row.getLong("customer_id")),
                                row.getString("id"),
                                row.getString("email"),
                                row.getString("first_name"),
                                row.getString("last_name"),
                                Columns.zone(row, "zone")),
                        new UserId(row.getLong("id"))))
                .list();
    }

    /** The partners of whose people somebody waits. */
    List<Tenant> waiting(Handle handle, int most) {
        return handle.createQuery("""
                        select partner_id, timezone, extract(epoch from clock_ahead)::bigint as seconds_ahead
                          from tenants_welcoming(:most)
                        """)
                .bind("most", most)
                .map((row, _) -> new Tenant(
                        row.getLong("partner_id"),
                        Columns.zone(row, "timezone"),
                        Duration.ofSeconds(row.getLong("seconds_ahead"))))
                .list();
    }
}
