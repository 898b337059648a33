package io.surnia.links;

import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables link_settings, link_revocations and link_confirmations. */
final class LinkStore {
    private static final String LATER = """
            on conflict (partner_id, person, person_id) do update
               set revoked_at = greatest(link_revocations.revoked_at, excluded.revoked_at)
            """;

    /**
     * Whose a link is, as far as opening it asks.
     *
     * @param revokedAt up to when this one's links are revoked; null for none
     */
    record Holder(String email, boolean isActive, @Nullable Instant revokedAt) {}

    Optional<Holder> holder(Tx tx, Link link) {
        String people = switch (link.person()) {
            case Person.Learner _ -> """
                select email, archived_at is null as is_active from users
                 where partner_id = :partner and customer_id = :customer and id = :id
                """;
            case Person.Superior _ -> """
                select email, active as is_active from managers
                 where partner_id = :partner and customer_id = :customer and id = :id
                """;
        };
        return tx.query("""
                        select p.email, p.is_active, r.revoked_at
                          from (%s) p
                          left join link_revocations r
                                 on r.partner_id = :partner and r.person = :person and r.person_id = :id
                        """.formatted(people))
                .bind("customer", link.customer().value())
                .bind("person", link.person().word())
                .bind("id", link.person().number())
                .map((row, _) -> new Holder(
                        row.getString("email"), row.getBoolean("is_active"), Columns.instantOrNull(row, "revoked_at")))
                .findOne();
    }

    /** Of these users those who are archived. */
    void revokeArchived(Tx tx, Collection<Long> users) {
        tx.update("""
                        insert into link_revocations (partner_id, person, person_id, revoked_at)
                        select partner_id, 'user', id, :now from users
                         where partner_id = :partner and id = any(:users) and archived_at is not null
                        """ + LATER)
                .bindArray("users", Long.class, users)
                .bind("now", tx.now())
                .execute();
    }

    /** The users whom the transaction's import archived. */
    void revokeImported(Tx tx) {
        tx.update("""
                        insert into link_revocations (partner_id, person, person_id, revoked_at)
                        select :partner, 'user', user_id, :now from imported_people where change = 'archived'
                        """ + LATER).bind("now", tx.now()).execute();
    }

    void revokeManager(Tx tx, long manager) {
        tx.update("""
                        insert into link_revocations (partner_id, person, person_id, revoked_at)
                        values (:partner, 'manager', :manager, :now)
                        """ + LATER).bind("manager", manager).bind("now", tx.now()).execute();
    }

    /**
     * Counts one wrong address more, from anew where the last hour has passed.
     *
     * @param hourAgo when counts that began before it begin anew
     */
    void countWrong(Tx tx, Person person, Instant hourAgo) {
        tx.update("""
                        insert into link_confirmations (partner_id, person, person_id, since, wrong)
                        values (:partner, :person, :id, :now, 1)
                        on conflict (partner_id, person, person_id) do update
                           set wrong = case when link_confirmations.since < :hourAgo then 1
                                            else link_confirmations.wrong + 1 end,
                               since = case when link_confirmations.since < :hourAgo then :now
                                            else link_confirmations.since end
                        """)
                .bind("person", person.word())
                .bind("id", person.number())
                .bind("now", tx.now())
                .bind("hourAgo", hourAgo)
                .execute();
    }

    /** How many wrong addresses were said since the count began, unless that was before an instant. */
    int wrong(Tx tx, Person person, Instant hourAgo) {
        return tx.query("""
                        select wrong from link_confirmations
                         where partner_id = :partner and person = :person and person_id = :id and since >= :hourAgo
                        """)
                .bind("person", person.word())
                .bind("id", person.number())
                .bind("hourAgo", hourAgo)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0);
    }

    boolean asksAddress(Tx tx) {
        return tx.query("select asks_address from link_settings where partner_id = :partner")
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    void setAsksAddress(Tx tx, boolean asks) {
        tx.update("""
                        insert into link_settings (partner_id, asks_address) values (:partner, :asks)
                        on conflict (partner_id) do update set asks_address = excluded.asks_address
                        """).bind("asks", asks).execute();
    }

    @Nullable
    String subdomain(Tx tx) {
        return tx.query("select subdomain from partners where id = :partner")
                .map((row, _) -> Optional.ofNullable(row.getString("subdomain")))
                .one()
                .orElse(null);
    }
}
