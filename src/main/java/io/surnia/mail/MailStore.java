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
import org.jspecify.annotations.Nullable;

/** The outbox's SQL. */
final class MailStore {

    /** A mail that is due, and whose it is. */
    record Due(Tenant tenant, MailId id) {}

    int insert(Tx tx, List<NewMail> mails, String messageDomain, Instant dueAt) {
        return tx.update("""
                        insert into mails (partner_id, id, customer_id, user_id, kind, once_key, message_id, from_name,
                                           recipient, subject, text_body, html_body, created_at, due_at)
                        select :partner, m.id, m.customer_id, m.user_id, m.kind, m.once_key,
                               '<' || m.id || '.' || :partner || '@' || :domain || '>',
                               m.from_name, m.recipient, m.subject, m.text_body, m.html_body, :now, :due
                          from (select nextval('mail_ids') as id, given.*
                                  from unnest(:customers, :users, :kinds, :onceKeys, :fromNames, :recipients, :subjects,
                                              :texts, :htmls)
                                       as given (customer_id, user_id, kind, once_key, from_name, recipient, subject,
                                                 text_body, html_body)) m
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
                .bind("domain", messageDomain)
                .bind("now", tx.now())
                .bind("due", dueAt)
                .execute();
    }

    void deleteOf(Tx tx, long customer, long user) {
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

    /** The mails of all partners that are due, the longest due first. */
    List<Due> due(Handle handle, Instant now, int most) {
        return handle.createQuery("""
                        select partner_id, id, timezone, extract(epoch from clock_ahead)::bigint as seconds_ahead
                          from mails_due(:now, :most)
                        """)
                .bind("now", now)
                .bind("most", most)
                .map((row, _) -> new Due(
                        new Tenant(
                                row.getLong("partner_id"),
                                Columns.zone(row, "timezone"),
                                Duration.ofSeconds(row.getLong("seconds_ahead"))),
                        new MailId(row.getLong("id"))))
                .list();
    }

    /** Takes a due mail for this transaction; empty when another has it or has sent it. */
    Optional<Mail> claim(Tx tx, MailId id) {
        return tx.query("""
                        select id, kind, message_id, from_name, recipient, subject, text_body, html_body, created_at,
                               attempts, last_error
                          from mails
                         where partner_id = :partner and id = :id
                           and sent_at is null and failed_at is null and due_at <= :now
                           for update skip locked
                        """)
                .bind("id", id.value())
                .bind("now", tx.now())
                .map((row, _) -> mail(row))
                .findOne();
    }

    void sent(Tx tx, MailId id) {
        tx.update("update mails set sent_at = :now where partner_id = :partner and id = :id")
                .bind("id", id.value())
                .bind("now", tx.now())
                .execute();
    }

    void postponed(Tx tx, MailId id, Instant dueAt, String reason) {
        tx.update("""
                        update mails set attempts = attempts + 1, due_at = :due, last_error = :reason
                         where partner_id = :partner and id = :id
                        """)
                .bind("id", id.value())
                .bind("due", dueAt)
                .bind("reason", reason)
                .execute();
    }

    void failed(Tx tx, MailId id, String reason) {
        tx.update("""
                        update mails set attempts = attempts + 1, failed_at = :now, last_error = :reason
                         where partner_id = :partner and id = :id
                        """)
                .bind("id", id.value())
                .bind("now", tx.now())
                .bind("reason", reason)
                .execute();
    }

    long waiting(Handle handle) {
        return handle.createQuery("select mails_waiting_count()")
                .mapTo(Long.class)
                .one();
    }

    private static Mail mail(ResultSet row) throws SQLException {
        return new Mail(
                new MailId(row.getLong("id")),
                row.getString("kind"),
                row.getString("message_id"),
                row.getString("from_name"),
                new MailAddress(row.getString("recipient")),
                row.getString("subject"),
                row.getString("text_body"),
                row.getString("html_body"),
                Columns.instant(row, "created_at"),
                row.getInt("attempts"),
                row.getString("last_error"));
    }

    private static <T extends @Nullable Object> List<T> column(List<NewMail> mails, Function<NewMail, T> part) {
        return mails.stream().map(part).toList();
    }
}
