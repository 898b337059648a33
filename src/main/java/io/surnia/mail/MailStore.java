package io.surnia.mail;

import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Tx;
import io.surnia.platform.time.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The table mails, as it is posted to and cleared. */
final class MailStore {

    int insert(Tx tx, List<NewMail> mails, String messageDomain, Instant dueAt) {
        return tx.update("""
                        insert into mails (partner_id, id, customer_id, user_id, kind, once_key, message_id, from_name,
                                           recipient, subject, text_body, html_body, created_at, due_at, office_zone,
                                           unsubscribe)
                        select :partner, m.id, m.customer_id, m.user_id, m.kind, m.once_key,
                               '<' || m.id || '.' || :partner || '@' || :domain || '>',
                               m.from_name, m.recipient, m.subject, m.text_body, m.html_body, :now, :due,
                               m.office_zone, m.unsubscribe
                          from (select nextval('mail_ids') as id, given.*
                                  from unnest(:customers, :users, :kinds, :onceKeys, :fromNames, :recipients, :subjects,
                                              :texts, :htmls, :zones, :unsubscribes)
                                       as given (customer_id, user_id, kind, once_key, from_name, recipient, subject,
                                                 text_body, html_body, office_zone, unsubscribe)) m
                        on conflict (partner_id, once_key) where once_key is not null do nothing
                        """)
                .bindArray("customers", Long.class, column(mails, NewMail::customerId))
                .bindArray("users", Long.class, column(mails, NewMail::userId))
                .bindArray("kinds", String.class, column(mails, NewMail::kind))
                .bindArray("onceKeys", String.class, column(mails, NewMail::onceKey))
                .bindArray("fromNames", String.class, column(mails, NewMail::fromName))
                .bindArray(
                        "recipients",
                        String.class,
                        column(mails, mail -> mail.recipient().value()))
                .bindArray("subjects", String.class, column(mails, NewMail::subject))
                .bindArray("texts", String.class, column(mails, NewMail::text))
                .bindArray("htmls", String.class, column(mails, NewMail::html))
                .bindArray("zones", String.class, column(mails, mail -> text(mail.officeZone())))
                .bindArray("unsubscribes", String.class, column(mails, mail -> text(mail.unsubscribe())))
                .bind("domain", messageDomain)
                .bind("now", tx.now())
                .bind("due", dueAt)
                .execute();
    }

    /** One mail with its files. */
    int insertWithFiles(Tx tx, NewMail mail, String messageDomain, Instant dueAt) {
        if (insert(tx, List.of(mail), messageDomain, dueAt) == 0) {
            return 0;
        }
        PreparedBatch files = tx.handle().prepareBatch("""
                        insert into mail_files (partner_id, mail_id, place, name, media_type, shown, content)
                        values (:partner, currval('mail_ids'), :place, :name, :type, :shown, :content)
                        """);
        for (int place = 0; place < mail.files().size(); place++) {
            MailFile file = mail.files().get(place);
            files.bind("partner", tx.tenant().partnerId())
                    .bind("place", place)
                    .bind("name", file.name())
                    .bind("type", file.mediaType())
                    .bind("shown", file.isShown())
                    .bind("content", file.content())
                    .add();
        }
        files.execute();
        return 1;
    }

    void deleteOf(Tx tx, long customer, long user) {
        tx.update("""
                        delete from mail_suppressions
                         where partner_id = :partner
                           and address in (select lower(recipient) from mails
                                            where partner_id = :partner and customer_id = :customer
                                              and user_id = :user)
                        """).bind("customer", customer).bind("user", user).execute();
        tx.update("delete from mails where partner_id = :partner and customer_id = :customer and user_id = :user")
                .bind("customer", customer)
                .bind("user", user)
                .execute();
    }

    void deleteWaiting(Tx tx, Collection<Long> users) {
        tx.update("""
                        delete from mails m using users u
                         where u.partner_id = :partner and u.id = any(:users)
                           and m.partner_id = :partner and m.customer_id = u.customer_id and m.user_id = u.id
                           and m.sent_at is null and m.failed_at is null
                        """).bindArray("users", Long.class, users).execute();
    }

    int deleteBefore(Tx tx, Instant before) {
        return tx.update("""
                        delete from mails
                         where partner_id = :partner and created_at < :before and coalesce(sent_at, failed_at) < :before
                        """).bind("before", before).execute();
    }

    /** The partners for whom a mail is due that no node has claimed. */
    List<Tenant> partnersDue(Handle handle, Instant now) {
        return handle.createQuery("""
                        select partner_id, timezone, extract(epoch from clock_ahead)::bigint as seconds_ahead
                          from mails_partners_due(:now)
                        """)
                .bind("now", now)
                .map((row, _) -> tenant(row))
                .list();
    }

    /** A partner by its id; empty where there is none that is not archived. */
    Optional<Tenant> tenant(Handle handle, long partner) {
        return handle.createQuery("""
                        select partner_id, timezone, extract(epoch from clock_ahead)::bigint as seconds_ahead
                          from tenants(:partner - 1, 1) where partner_id = :partner
                        """)
                .bind("partner", partner)
                .map((row, _) -> tenant(row))
                .findOne();
    }

    long waiting(Handle handle) {
        return handle.createQuery("select mails_waiting_count()")
                .mapTo(Long.class)
                .one();
    }

    private static Tenant tenant(ResultSet row) throws SQLException {
        return new Tenant(
                row.getLong("partner_id"),
                Columns.zone(row, "timezone"),
                Duration.ofSeconds(row.getLong("seconds_ahead")));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static <T extends @Nullable Object> List<T> column(List<NewMail> mails, Function<NewMail, T> part) {
        return mails.stream().map(part).toList();
    }
}
